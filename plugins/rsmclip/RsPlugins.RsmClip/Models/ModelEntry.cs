namespace RsPlugins.RsmClip.Models;

/// <summary>A model as rs.models.list shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">A few words.</param>
/// <param name="State">"installed", or "available": known, and to be had.</param>
/// <param name="Default">Whether it is used where none is named.</param>
/// <param name="Removable">Whether it was installed, and does not come with the plugin.</param>
/// <param name="SizeBytes">Its files, in bytes; about what would be downloaded where it is not installed.</param>
/// <param name="MemoryBytes">Its towers in memory, in bytes; 0 where none is.</param>
/// <param name="License">Its licence, or null.</param>
/// <param name="Languages">Its languages.</param>
/// <param name="Source">Where it comes from: what installs it, "shipped", or the name of a folder or archive.</param>
/// <param name="Revision">The commit of the hub's repository, or null.</param>
/// <param name="Details">What is of interest to some: dimension, image_size, parameters, figures.</param>
public sealed record ModelEntry(
    string Id,
    string Title,
    string State,
    bool Default,
    bool Removable,
    long SizeBytes,
    long MemoryBytes,
    string? License,
    IReadOnlyList<string> Languages,
    string Source,
    string? Revision,
    ModelDetails Details);
