using RsPlugins.RsmClip.Index;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Index;

public sealed class IndexCacheTests(PluginFixture plugin) : IClassFixture<PluginFixture>, IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private readonly TemporaryFolder folder = new();
    private readonly HandClock clock = new();

    [Fact]
    public async Task An_index_is_loaded_once_and_again_when_it_changed()
    {
        using IndexCache cache = new(1 << 30, Idle, clock);
        string path = await MakeAsync("a.gpkg");
        LoadedIndex first = Get(cache, path), second = Get(cache, path);
        Assert.Same(first, second);
        await plugin.CallAsync("rs.index", IndexFile.Arguments(path, Fixtures.Path("rasters", "derived", "no_georef.tif")));
        LoadedIndex third = Get(cache, path);

        Assert.NotSame(first, third);
        Assert.True(third.Tiles.Count > first.Tiles.Count);
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task What_nobody_asks_for_is_given_back()
    {
        using IndexCache cache = new(1 << 30, Idle, clock);
        Get(cache, await MakeAsync("a.gpkg"));
        clock.Advance(Idle / 2);
        Assert.Equal(1, cache.Count);
        clock.Advance(Idle);
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task The_memory_is_bounded_and_the_least_used_goes()
    {
        string a = await MakeAsync("a.gpkg"), b = await MakeAsync("b.gpkg"), c = await MakeAsync("c.gpkg");
        long one;
        using (IndexCache large = new(1 << 30, Idle, clock))
        {
            one = Get(large, a).Bytes;
        }

        using IndexCache cache = new(2 * one, Idle, clock);
        LoadedIndex first = Get(cache, a);
        clock.Advance(TimeSpan.FromSeconds(1));
        LoadedIndex second = Get(cache, b);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Same(first, Get(cache, a));
        clock.Advance(TimeSpan.FromSeconds(1));
        Get(cache, c);
        Assert.Equal(2, cache.Count);
        Assert.Same(first, Get(cache, a));
        Assert.NotSame(second, Get(cache, b));

        using IndexCache small = new(one - 1, Idle, clock);
        Get(small, a);
        Assert.Equal(0, small.Count);
    }

    public void Dispose() => folder.Dispose();

    private static LoadedIndex Get(IndexCache cache, string path)
    {
        using TileIndex index = TileIndex.Open(path);
        return cache.Get(index, index.Models()[0], CancellationToken.None);
    }

    private async Task<string> MakeAsync(string name)
    {
        await plugin.CallAsync("rs.index", IndexFile.Arguments(folder.File(name), IndexFile.Photo));
        return folder.File(name);
    }

    /// <summary>A clock that moves by hand.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<Alarm> alarms = [];
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Alarm alarm = new(this, () => callback(state), now + dueTime.Ticks, period.Ticks);
            alarms.Add(alarm);
            return alarm;
        }

        public void Advance(TimeSpan time)
        {
            now += time.Ticks;
            alarms.ToList().ForEach(alarm => alarm.RingUntil(now));
        }

        private sealed class Alarm(HandClock clock, Action ring, long due, long period) : ITimer
        {
            private long next = due;

            public void RingUntil(long time)
            {
                while (next <= time && clock.alarms.Contains(this))
                {
                    next += period;
                    ring();
                }
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => false;

            public void Dispose() => clock.alarms.Remove(this);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
