namespace RsPlugins.RsmClip.Models;

/// <summary>Arguments of rs.models.list, as the manifest describes them.</summary>
public sealed record ListModelsArguments
{
    /// <summary>Whether models that could be installed are left out.</summary>
    public bool InstalledOnly { get; init; }
}
