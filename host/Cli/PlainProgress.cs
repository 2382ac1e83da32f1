using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary>Progress as lines for a log: one at the start, then at most one every three seconds.</summary>
/// <param name="output">Where to.</param>
/// <param name="time">The clock.</param>
internal sealed class PlainProgress(TextWriter output, TimeProvider time) : IProgressDisplay
{
    /// <summary>The shortest time between two lines.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private long? last;

    /// <inheritdoc/>
    public Task<T> ShowAsync<T>(Func<Action<ProgressValue>, Task<T>> work) => work(Show);

    private void Show(ProgressValue value)
    {
        if (last is null || time.GetElapsedTime(last.Value) >= Interval)
        {
            last = time.GetTimestamp();
            output.WriteLine(ProgressText.Line(value));
            if (value.Metrics is { Count: > 0 })
            {
                output.WriteLine("  " + ProgressText.Metrics(value));
            }
        }
    }
}
