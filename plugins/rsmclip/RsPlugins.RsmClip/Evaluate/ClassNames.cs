using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Finds what the classes of a data set are called in words.</summary>
/// <param name="Classes">The classes, or null.</param>
/// <param name="Problem">Why there are none, in words for the user.</param>
internal sealed record ClassNames(ClassSet? Classes, string Problem)
{
    /// <summary>What to do where class names are missing.</summary>
    public static string Hint => $"Give class_set (one of {string.Join(", ", ClassSet.All.Select(set => set.Id))}) or a class_table with the column name, whose names are the folder or class names of the images, and the columns prompts, name_pt, prompts_pt and so on.";

    /// <summary>Finds the classes of images.</summary>
    /// <param name="labels">The classes of the images, as their list spells them.</param>
    /// <param name="classSet">A class set by name, or null.</param>
    /// <param name="classTable">A file with classes of the user's own, or null.</param>
    /// <exception cref="ToolException">The class set or table lacks a class of the images.</exception>
    public static ClassNames Find(IReadOnlyList<string> labels, string? classSet, string? classTable)
    {
        if (labels.Count == 0)
        {
            return new ClassNames(null, "the images have no classes");
        }

        ClassSet? named = !string.IsNullOrWhiteSpace(classTable) ? ClassTable.Parse(File.ReadAllText(classTable), Path.GetFileName(classTable))
            : !string.IsNullOrWhiteSpace(classSet) ? ClassSet.Find(classSet)
            : null;
        if (named is null)
        {
            ClassSet? fitting = ClassSet.All.Where(set => labels.All(label => Place(set, label) >= 0)).MinBy(set => set.Classes.Count);
            return new ClassNames(fitting, $"no names are known for the classes {Some(labels)}");
        }

        string[] unknown = [.. labels.Where(label => Place(named, label) < 0)];
        return unknown.Length == 0
            ? new ClassNames(named, "")
            : throw new ToolException(ErrorIds.ClassesInvalid, $"{named.Title} lacks classes that images have: {Some(unknown)}.", Hint);
    }

    /// <summary>The place of a label among classes, or -1: by id or name, whatever the case, spaces and signs.</summary>
    /// <param name="classes">The classes.</param>
    /// <param name="label">The label.</param>
    public static int Place(ClassSet classes, string label)
    {
        string plain = Plain(label);
        int place = classes.Classes.ToList().FindIndex(one => one.Id == label);
        return place >= 0 ? place : classes.Classes.ToList().FindIndex(one => Plain(one.Id) == plain || Plain(one.NameIn("en")) == plain);
    }

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static string Some(IReadOnlyList<string> labels) => string.Join(", ", labels.Take(5)) + (labels.Count > 5 ? $" and {labels.Count - 5} more" : "");
}
