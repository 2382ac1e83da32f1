using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Jobs;

/// <summary>The priorities of a job, as the wire and the store spell them.</summary>
internal static class JobPriority
{
    /// <summary>Somebody waits for it: it goes first and is not held back by the number of jobs.</summary>
    public const string Interactive = "interactive";

    /// <summary>It may wait: only so many run at once.</summary>
    public const string Bulk = "bulk";

    /// <summary>Reads a priority.</summary>
    /// <param name="given">What a caller gave, or null.</param>
    /// <returns>A priority; interactive where none was given.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>.</exception>
    public static string Read(string? given) => given switch
    {
        null or Interactive => Interactive,
        Bulk => Bulk,
        _ => throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{given}\" is no priority.", $"Give \"{Interactive}\" or \"{Bulk}\"."),
    };
}
