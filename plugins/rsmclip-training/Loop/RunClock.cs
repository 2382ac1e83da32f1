using System.Diagnostics;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>How long a run has trained, over all its attempts.</summary>
/// <param name="before">What earlier attempts took.</param>
public sealed class RunClock(TimeSpan before)
{
    private readonly Stopwatch _watch = new();

    /// <summary>Time trained.</summary>
    public TimeSpan Elapsed => before + _watch.Elapsed;

    /// <summary>Training begins.</summary>
    public void Start() => _watch.Start();
}
