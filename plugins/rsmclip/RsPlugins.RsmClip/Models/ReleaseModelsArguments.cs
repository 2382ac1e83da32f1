namespace RsPlugins.RsmClip.Models;

/// <summary>Arguments of rs.models.release: none.</summary>
public sealed record ReleaseModelsArguments;
