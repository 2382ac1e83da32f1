using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Cli;

/// <summary>Shows the progress of one call.</summary>
internal interface IProgressDisplay
{
    /// <summary>Shows progress while work runs.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="work">The work, given the place to report to.</param>
    /// <returns>What the work returns.</returns>
    Task<T> ShowAsync<T>(Func<Action<ProgressValue>, Task<T>> work);
}
