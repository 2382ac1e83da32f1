namespace RsPlugins.Sdk.Client;

/// <summary>How a client reaches the host.</summary>
public sealed record HostClientOptions
{
    /// <summary>The environment variable that names the program where <see cref="Program"/> does not.</summary>
    public const string ProgramVariable = "RSPLUGINS_HOST";

    /// <summary>The program to start, a path or a name on PATH; null for <c>$RSPLUGINS_HOST</c>, else <c>rsplugins</c>.</summary>
    public string? Program { get; init; }

    /// <summary>
    /// Its arguments. <c>connect</c>, the default, reaches this user's host and starts it where none runs; <c>serve --stdio</c> makes the started program a host of its own.
    /// </summary>
    public IReadOnlyList<string> Arguments { get; init; } = ["connect"];

    /// <summary>Environment variables to add to this process's own; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Who the client is: a short name, for instance <c>qgis</c>.</summary>
    public string Name { get; init; } = "dotnet";

    /// <summary>The client's version, or null.</summary>
    public string? Version { get; init; }

    /// <summary>The secret of the endpoint where streams of a socket are given; null otherwise.</summary>
    public string? Token { get; init; }

    /// <summary>How long the host may take to answer first.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Takes each line that the started program writes to standard error, on any thread; null sends them to this process's own.</summary>
    public Action<string>? Log { get; init; }
}
