using System.Text.Json;
using RsPlugins.Host.Plugins;

namespace RsPlugins.Host.Tools;

/// <summary>A call that its caller may make: only <see cref="ToolRegistry.Admit"/> gives one.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">Its arguments, with defaults, that fit its schema and name only what the caller may reach.</param>
/// <param name="Reach">Which paths the caller may reach; null for all.</param>
internal sealed record AdmittedCall(ToolManifest Tool, JsonElement Arguments, Func<string, bool>? Reach);
