using System.Text.Json.Nodes;

namespace RsPlugins.Sdk.Protocol;

/// <summary>How one plugin is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Runtime"><c>dotnet</c> or <c>process</c>.</param>
/// <param name="Isolation"><c>host</c> or <c>process</c>.</param>
/// <param name="State"><c>idle</c> (not started yet, or stopped for want of work), <c>starting</c>, <c>loaded</c>, <c>broken</c> (the last start failed), <c>malfunctioned</c> (ended too often) or <c>disabled</c>.</param>
/// <param name="Tools">The names of its tools.</param>
/// <param name="Problem">Why it is broken, malfunctioned or disabled, else null.</param>
/// <param name="ProcessId">Its process while it has one of its own.</param>
/// <param name="Folder">The folder of its manifest; null for a remote client.</param>
/// <param name="Report">In <c>host/status</c>: what the plugin itself says of how it is, by the tool that its manifest names for it; null where it says nothing.</param>
public sealed record PluginStatus(
    string Id,
    string Version,
    string Title,
    string Runtime,
    string Isolation,
    string State,
    IReadOnlyList<string> Tools,
    ErrorData? Problem = null,
    int? ProcessId = null,
    string? Folder = null,
    JsonObject? Report = null);
