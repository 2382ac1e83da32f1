using System.Text.Json;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using Sets = RsPlugins.RsmClip.Model.Prompts.ClassSet;

namespace RsPlugins.RsmClip.Packages;

/// <summary>Arguments of rs.models.export, as the manifest describes them.</summary>
public sealed record ExportModelArguments
{
    /// <summary>The folder to make.</summary>
    public required string Folder { get; init; }

    /// <summary>Id or folder of the model.</summary>
    public string? Model { get; init; }

    /// <summary>A class set that comes with the model.</summary>
    public string? ClassSet { get; init; }

    /// <summary>Classes of the user's own.</summary>
    public JsonElement? Classes { get; init; }

    /// <summary>A JSON or CSV file with classes of the user's own.</summary>
    public string? ClassTable { get; init; }

    /// <summary>Languages of the prompts; the first names the classes.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Whether names are put into sentences.</summary>
    public bool Templates { get; init; } = true;

    /// <summary>"auto" or "fp32".</summary>
    public string Precision { get; init; } = "auto";

    /// <summary>Reads the classes.</summary>
    /// <exception cref="PromptException">There is no such class set, or the table is malformed.</exception>
    internal Sets ReadClasses() => ClassArguments.Read(Classes, ClassTable, ClassSet ?? "landcover");
}
