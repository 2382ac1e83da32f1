using System.Text.Json;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Tools;

/// <summary>Reads the classes that a call asks for.</summary>
internal static class ClassArguments
{
    /// <summary>Own classes where there are some, else a class table, else a class set.</summary>
    /// <param name="classes">Rows of a class table; or null.</param>
    /// <param name="classTable">A file with a class table; or null.</param>
    /// <param name="classSet">A class set that comes with the model.</param>
    /// <exception cref="PromptException">There is no such class set, or the table is malformed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ClassSet Read(JsonElement? classes, string? classTable, string classSet)
    {
        if (classes is { ValueKind: JsonValueKind.Array } table && table.GetArrayLength() > 0)
        {
            return ClassTable.FromJson(table, "given");
        }

        return string.IsNullOrWhiteSpace(classTable) ? ClassSet.Find(classSet) : ClassTable.Parse(File.ReadAllText(classTable), Path.GetFileName(classTable));
    }
}
