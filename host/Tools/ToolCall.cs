using System.Text.Json;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>A call that is ready to be made.</summary>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments, checked.</param>
/// <param name="Job">The job that the call is.</param>
/// <param name="Progress">Takes the progress, already thinned out; null for none.</param>
/// <param name="Stopped">Told once, when the tool has stopped: after a cancel that may be later than the caller's answer.</param>
internal sealed record ToolCall(string Name, JsonElement Arguments, ToolJob Job, Action<ProgressValue>? Progress = null, Action? Stopped = null);
