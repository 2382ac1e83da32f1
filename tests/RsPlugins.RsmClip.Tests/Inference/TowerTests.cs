using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Tests.Inference;

public sealed class TowerTests : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly FakeTimeProvider time = new();
    private readonly ModelMemory memory;

    public TowerTests() => memory = new ModelMemory(time, Idle, limit: 100, NullLogger.Instance);

    public void Dispose() => memory.Dispose();

    [Fact]
    public void A_tower_leaves_after_the_idle_time_and_comes_back_when_it_is_used()
    {
        int opened = 0;
        using Tower<Parts> tower = Of("a", 10, () => opened++);
        Use(tower);
        time.Advance(Idle - TimeSpan.FromSeconds(1));
        Use(tower);
        time.Advance(Idle - TimeSpan.FromSeconds(1));

        Assert.Equal([tower], memory.Open);
        Assert.Equal(time.GetUtcNow() + TimeSpan.FromSeconds(1), memory.LeavesAt(tower));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(memory.Open);
        Assert.Equal(1, opened);
        Use(tower);
        Assert.Equal([tower], memory.Open);
        Assert.Equal(2, opened);
    }

    [Fact]
    public void Each_tower_leaves_for_itself()
    {
        using Tower<Parts> text = Of("a", 10), vision = Of("a", 10);
        Use(text);
        Use(vision);
        time.Advance(Idle / 2);
        Use(vision);
        time.Advance((Idle / 2) + TimeSpan.FromSeconds(1));

        Assert.Equal([vision], memory.Open);
        time.Advance(Idle);
        Assert.Empty(memory.Open);
    }

    [Fact]
    public void A_tower_in_use_stays_whatever_time_it_takes()
    {
        using Tower<Parts> tower = Of("a", 10);
        tower.Use(parts =>
        {
            time.Advance(10 * Idle);
            Assert.False(tower.TryClose());
            Assert.False(parts.IsDisposed);
            Assert.Null(memory.LeavesAt(tower));
            return 0;
        });
        Assert.Equal([tower], memory.Open);
        time.Advance(Idle + TimeSpan.FromSeconds(1));
        Assert.Empty(memory.Open);
    }

    [Fact]
    public void The_least_recently_used_tower_makes_room()
    {
        using Tower<Parts> first = Of("a", 40), second = Of("b", 40), third = Of("c", 50);
        Use(first);
        time.Advance(TimeSpan.FromSeconds(1));
        Use(second);
        time.Advance(TimeSpan.FromSeconds(1));
        Use(first);
        time.Advance(TimeSpan.FromSeconds(1));
        Use(third);

        Assert.Equal([first, third], memory.Open);
    }

    [Fact]
    public void All_that_nobody_uses_leaves_when_its_memory_is_asked_for()
    {
        using Tower<Parts> idle = Of("a", 40), used = Of("b", 20);
        using Tower<Parts> held = new(() => new Parts(), memory) { Model = "c", Bytes = 30, Held = () => true };
        Use(idle);
        Use(held);
        used.Use(_ =>
        {
            Assert.Equal(40, memory.Release());
            return 0;
        });

        Assert.Equal([held, used], memory.Open.OrderByDescending(tower => tower.Bytes));
        Assert.Equal(20, memory.Release());
        Assert.Equal(0, memory.Release());
        Use(idle);
        Assert.Contains(idle, memory.Open);
    }

    [Fact]
    public void Neither_a_tower_in_use_nor_one_of_a_call_makes_room()
    {
        using Tower<Parts> used = Of("a", 60);
        using Tower<Parts> held = new(() => new Parts(), memory) { Model = "b", Bytes = 30, Held = () => true };
        using Tower<Parts> large = Of("c", 50);
        Use(held);
        used.Use(parts => Use(large) + (parts.IsDisposed ? throw new InvalidOperationException() : 0));

        Assert.Equal([held, used, large], memory.Open);
    }

    [Fact]
    public void A_tower_that_is_disposed_in_use_is_closed_by_its_last_user()
    {
        Parts? kept = null;
        Tower<Parts> tower = Of("a", 10);
        tower.Use(parts =>
        {
            tower.Dispose();
            kept = parts;
            Assert.False(parts.IsDisposed);
            return 0;
        });

        Assert.True(kept!.IsDisposed);
        Assert.Empty(memory.Open);
        Assert.Throws<ObjectDisposedException>(() => Use(tower));
    }

    [Fact]
    public void A_tower_that_cannot_be_opened_is_tried_again()
    {
        int tries = 0;
        using Tower<Parts> tower = new(() => ++tries == 1 ? throw new InvalidDataException() : new Parts(), memory);

        Assert.Throws<InvalidDataException>(() => Use(tower));
        Assert.Empty(memory.Open);
        Use(tower);
        Assert.Equal([tower], memory.Open);
    }

    [Fact]
    public async Task Many_users_and_a_sweeper_never_meet_a_closed_tower()
    {
        using Tower<Parts> tower = Of("a", 10);
        using CancellationTokenSource done = new();
        Task sweeper = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                tower.TryClose();
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                tower.Use(parts =>
                {
                    Thread.Yield();
                    return parts.IsDisposed ? throw new InvalidOperationException("closed in use") : 0;
                });
            }
        })));
        await done.CancelAsync();
        await sweeper;
    }

    private static int Use(Tower<Parts> tower) => tower.Use(_ => 0);

    private Tower<Parts> Of(string model, long bytes, Action? opened = null) => new(() =>
    {
        opened?.Invoke();
        return new Parts();
    }, memory) { Model = model, Name = "vision", Bytes = bytes };

    private sealed class Parts : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
