using RsPlugins.Host.Plugins.Processes;

namespace RsPlugins.Host.Plugins;

/// <summary>A plugin in any language: a program that speaks the host's protocol on its standard input and output.</summary>
/// <param name="Command">The program and its arguments as the manifest gives them, placeholders unresolved.</param>
/// <param name="Folder">Full path of its working directory.</param>
/// <param name="Environment">Variables that it is given beside the host's own, placeholders unresolved.</param>
/// <param name="Limits">What its process may take.</param>
internal sealed record ProcessRuntime(IReadOnlyList<string> Command, string Folder, IReadOnlyDictionary<string, string> Environment, ProcessLimits Limits) : PluginRuntime
{
    /// <inheritdoc/>
    public override string Kind => "process";

    /// <inheritdoc/>
    public override PluginIsolation Isolation => PluginIsolation.Process;
}
