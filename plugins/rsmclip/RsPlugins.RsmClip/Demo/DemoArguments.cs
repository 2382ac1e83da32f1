namespace RsPlugins.RsmClip.Demo;

/// <summary>Arguments of rs.demo, as the manifest describes them.</summary>
public sealed record DemoArguments
{
    /// <summary>The folder for the outputs.</summary>
    public string? Output { get; init; }

    /// <summary>The languages of the class names.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Id or folder of the model.</summary>
    public string? Model { get; init; }
}
