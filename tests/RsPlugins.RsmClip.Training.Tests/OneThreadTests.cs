using TorchSharp;

namespace RsPlugins.RsmClip.Training.Tests;

public sealed class OneThreadTests
{
    [Fact]
    public void Every_thread_computes_alone()
    {
        int[] counts = new int[4];
        Thread[] threads = [.. Enumerable.Range(0, counts.Length).Select(i => new Thread(() => counts[i] = torch.get_num_threads()))];
        foreach (Thread thread in threads)
        {
            thread.Start();
            thread.Join();
        }

        Assert.All(counts, count => Assert.Equal(1, count));
    }
}
