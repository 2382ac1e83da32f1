using System.Diagnostics;
using System.Globalization;

namespace RsPlugins.Sdk.Plugins;

/// <summary>
/// Lets a plugin's first call wait for a debugger, where whoever started the plugin asks for it by <c>RSPLUGINS_WAIT_FOR_DEBUGGER</c>, so that no breakpoint is missed: .NET cannot be told to stop before
/// its first line. The value is how many seconds to wait at most.
/// </summary>
/// <param name="seconds">The variable.</param>
/// <param name="isAttached">Whether a debugger is there.</param>
internal sealed class DebuggerWait(string? seconds, Func<bool> isAttached)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly Lazy<Task> waited = new(() => WaitAsync(seconds, isAttached));

    /// <summary>The variable.</summary>
    public const string Variable = "RSPLUGINS_WAIT_FOR_DEBUGGER";

    /// <summary>As the environment has it.</summary>
    public static DebuggerWait FromEnvironment() => new(Environment.GetEnvironmentVariable(Variable), () => Debugger.IsAttached);

    /// <summary>Done once a debugger is there, or was waited for long enough; at once where nobody asks for it.</summary>
    /// <param name="cancellationToken">Ends this call's wait, not that of others.</param>
    public Task WaitAsync(CancellationToken cancellationToken) => waited.Value.WaitAsync(cancellationToken);

    private static async Task WaitAsync(string? seconds, Func<bool> isAttached)
    {
        if (double.TryParse(seconds, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && limit > 0)
        {
            Stopwatch clock = Stopwatch.StartNew();
            while (!isAttached() && clock.Elapsed.TotalSeconds < limit)
            {
                await Task.Delay(Step).ConfigureAwait(false);
            }
        }
    }
}
