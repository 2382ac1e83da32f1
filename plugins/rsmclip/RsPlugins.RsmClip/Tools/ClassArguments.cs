using System.Text.Json;
using RsPlugins.RsmClip.Model.Prompts;
using Sets = RsPlugins.RsmClip.Model.Prompts.ClassSet;
using Tables = RsPlugins.RsmClip.Model.Prompts.ClassTable;

namespace RsPlugins.RsmClip.Tools;

/// <summary>Arguments of every tool that tells the classes of a raster.</summary>
public abstract record ClassArguments : TileArguments
{
    /// <summary>The raster.</summary>
    public required string Raster { get; init; }

    /// <summary>A class set that comes with the model.</summary>
    public string? ClassSet { get; init; }

    /// <summary>Classes of the user's own.</summary>
    public JsonElement? Classes { get; init; }

    /// <summary>A JSON or CSV file with classes of the user's own.</summary>
    public string? ClassTable { get; init; }

    /// <summary>Languages of the prompts; the first names the labels.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Whether names are put into sentences.</summary>
    public bool Templates { get; init; } = true;

    /// <summary>Reads the classes: own ones where there are some, else a class table, else a class set.</summary>
    /// <param name="usual">The class set where none is named.</param>
    /// <exception cref="PromptException">There is no such class set, or the table is malformed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal Sets ReadClasses(string usual) => Read(Classes, ClassTable, ClassSet ?? usual);

    /// <summary>Reads classes: own ones where there are some, else a class table, else a class set.</summary>
    /// <param name="classes">Own classes, or null.</param>
    /// <param name="classTable">A file of classes, or null.</param>
    /// <param name="classSet">A class set.</param>
    internal static Sets Read(JsonElement? classes, string? classTable, string classSet)
    {
        if (classes is { ValueKind: JsonValueKind.Array } table && table.GetArrayLength() > 0)
        {
            return Tables.FromJson(table, "given");
        }

        return string.IsNullOrWhiteSpace(classTable) ? Sets.Find(classSet) : Tables.Parse(File.ReadAllText(classTable), Path.GetFileName(classTable));
    }
}
