using System.Text.Json.Nodes;

namespace RsPlugins.Sdk.Protocol;

/// <summary>A model that a plugin has, or can have. What it is good for is the plugin's affair.</summary>
/// <param name="Id">Its id, the value of a parameter of the kind <c>model</c>.</param>
/// <param name="Title">A few words for a menu.</param>
/// <param name="Plugin">The plugin that it belongs to.</param>
/// <param name="State"><c>installed</c>, or <c>available</c>: <c>models/install</c> brings it by its id.</param>
/// <param name="Default">Whether the plugin takes it where none is named.</param>
/// <param name="Removable">Whether <c>models/remove</c> removes it; what comes with a plugin stays.</param>
/// <param name="SizeBytes">Its files, in bytes; where it is not installed, about what is fetched.</param>
/// <param name="MemoryBytes">What it takes in memory now, in bytes; 0 where it is not loaded.</param>
/// <param name="Languages">The languages that it knows, by BCP-47.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="License">Its licence, or null where nobody says.</param>
/// <param name="Revision">Which version of its source it is, or null.</param>
/// <param name="Details">What else its plugin tells of it.</param>
public sealed record ModelStatus(
    string Id,
    string Title,
    string Plugin,
    string State,
    bool Default,
    bool Removable,
    long SizeBytes,
    long MemoryBytes,
    IReadOnlyList<string> Languages,
    string Source,
    string? License = null,
    string? Revision = null,
    JsonObject? Details = null);
