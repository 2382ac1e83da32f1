namespace RsPlugins.RsmClip.Models;

/// <summary>Arguments of rs.models.remove, as the manifest describes them.</summary>
public sealed record RemoveModelArguments
{
    /// <summary>The model's id.</summary>
    public required string Id { get; init; }
}
