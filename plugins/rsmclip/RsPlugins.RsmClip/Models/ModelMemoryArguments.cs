namespace RsPlugins.RsmClip.Models;

/// <summary>Arguments of rs.models.memory: none.</summary>
public sealed record ModelMemoryArguments;
