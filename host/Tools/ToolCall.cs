using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>A call that is ready to be made.</summary>
/// <param name="Admitted">The tool and its arguments.</param>
/// <param name="Job">The job that the call is.</param>
/// <param name="Client">Who calls, or null.</param>
/// <param name="Progress">Takes the progress, already thinned out; null for none.</param>
/// <param name="Stopped">Told once, when the tool has stopped: after a cancel that may be later than the caller's answer.</param>
internal sealed record ToolCall(AdmittedCall Admitted, ToolJob Job, string? Client, Action<ProgressValue>? Progress = null, Action? Stopped = null);
