using System.Diagnostics;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>Waits for what another process does.</summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition, TimeSpan limit, int delay = 20) => TrueAsync(() => Task.FromResult(condition()), limit, delay);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan limit, int delay = 20)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < limit, "It does not come to pass.");
            await Task.Delay(delay);
        }
    }
}
