namespace RsPlugins.RsmClip.Training;

/// <summary>Arguments of rs.train, as the manifest describes them.</summary>
public sealed record TrainArguments
{
    /// <summary>YAML or JSON file with every setting.</summary>
    public required string Config { get; init; }

    /// <summary>Folder of the run.</summary>
    public required string Output { get; init; }

    /// <summary>Whether to go on from the newest state in the folder.</summary>
    public bool Resume { get; init; }

    /// <summary>Id under which the finished model is installed, or nothing.</summary>
    public string? Name { get; init; }
}
