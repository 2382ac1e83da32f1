namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>A call whose outputs lie on the host, or will, and belong here.</summary>
/// <param name="Id">A name of its own.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Inputs">The full paths of this machine that it was given to read.</param>
/// <param name="Outputs">What it was given to write.</param>
/// <param name="Job">The job that it became, or null.</param>
internal sealed record CallRecord(string Id, string Tool, IReadOnlyList<string> Inputs, IReadOnlyList<CallOutput> Outputs, string? Job = null);
