namespace RsPlugins.Sdk.Protocol;

/// <summary>How one plugin is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Isolation"><c>host</c> or <c>process</c>.</param>
/// <param name="State"><c>idle</c> (not loaded yet), <c>loaded</c> or <c>broken</c>.</param>
/// <param name="Tools">The names of its tools.</param>
public sealed record PluginStatus(string Id, string Version, string Title, string Isolation, string State, IReadOnlyList<string> Tools);
