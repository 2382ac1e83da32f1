namespace RsPlugins.RsmClip.Models;

/// <summary>Arguments of rs.models.install, as the manifest describes them.</summary>
public sealed record InstallModelArguments
{
    /// <summary>A folder, an archive, "hf:owner/name[@revision]", or the id of a known model.</summary>
    public required string Source { get; init; }

    /// <summary>The id that the model gets; null for its own name.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it is prepared for this machine and tried at once.</summary>
    public bool Prepare { get; init; } = true;
}
