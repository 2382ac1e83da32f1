using RsPlugins.Host.Plugins.Processes;

namespace RsPlugins.Host.Plugins;

/// <summary>A .NET plugin.</summary>
/// <param name="Assembly">Full path of the assembly that holds the plugin.</param>
/// <param name="TypeName">Full name of the <see cref="Sdk.Plugins.IPlugin"/> type in it.</param>
/// <param name="Where">Where it runs.</param>
/// <param name="Reloadable">Whether it can be unloaded; a process of its own always can be ended.</param>
/// <param name="Limits">What its process may take, where it has one of its own.</param>
internal sealed record DotnetRuntime(string Assembly, string TypeName, PluginIsolation Where, bool Reloadable, ProcessLimits Limits) : PluginRuntime
{
    /// <inheritdoc/>
    public override string Kind => "dotnet";

    /// <inheritdoc/>
    public override PluginIsolation Isolation => Where;
}
