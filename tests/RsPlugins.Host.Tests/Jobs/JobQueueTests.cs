using RsPlugins.Host.Jobs;

namespace RsPlugins.Host.Tests.Jobs;

public sealed class JobQueueTests
{
    [Fact]
    public async Task Interactive_jobs_go_before_bulk_jobs_and_each_kind_in_its_order()
    {
        JobQueue queue = new(bulkPlaces: 1);
        List<string> order = [];
        Action first = await queue.EnterAsync(JobPriority.Bulk, "gpu", CancellationToken.None);
        Task[] all = [Take("b1", JobPriority.Bulk), Take("i1", JobPriority.Interactive), Take("b2", JobPriority.Bulk), Take("i2", JobPriority.Interactive)];
        Assert.All(all, task => Assert.False(task.IsCompleted));

        first();
        await Task.WhenAll(all);

        Assert.Equal(["i1", "i2", "b1", "b2"], order);

        async Task Take(string name, string priority)
        {
            Action leave = await queue.EnterAsync(priority, "gpu", CancellationToken.None);
            order.Add(name);
            leave();
        }
    }

    [Fact]
    public async Task Only_so_many_bulk_jobs_run_at_once_and_hold_up_nobody_else()
    {
        JobQueue queue = new(bulkPlaces: 2);
        Action one = await queue.EnterAsync(JobPriority.Bulk, null, CancellationToken.None);
        Action two = await queue.EnterAsync(JobPriority.Bulk, null, CancellationToken.None);
        Task<Action> third = queue.EnterAsync(JobPriority.Bulk, null, CancellationToken.None);
        Assert.False(third.IsCompleted);
        (await queue.EnterAsync(JobPriority.Interactive, null, CancellationToken.None))();

        two();
        (await third)();
        one();
    }

    [Fact]
    public async Task Whoever_waits_for_a_device_does_not_hold_up_others()
    {
        JobQueue queue = new(bulkPlaces: 1);
        Action gpu = await queue.EnterAsync(JobPriority.Interactive, "gpu", CancellationToken.None);
        Task<Action> waits = queue.EnterAsync(JobPriority.Interactive, "gpu", CancellationToken.None);
        Action bulk = await queue.EnterAsync(JobPriority.Bulk, null, CancellationToken.None);
        Assert.False(waits.IsCompleted);

        gpu();
        (await waits)();
        bulk();
    }

    [Fact]
    public async Task Whoever_gives_up_frees_the_way()
    {
        JobQueue queue = new(bulkPlaces: 1);
        Action first = await queue.EnterAsync(JobPriority.Bulk, null, CancellationToken.None);
        using CancellationTokenSource cancel = new();
        Task<Action> second = queue.EnterAsync(JobPriority.Bulk, null, cancel.Token);
        Task<Action> third = queue.EnterAsync(JobPriority.Bulk, null, CancellationToken.None);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first();
        (await third)();
        (await queue.EnterAsync(JobPriority.Bulk, null, CancellationToken.None))();
    }
}
