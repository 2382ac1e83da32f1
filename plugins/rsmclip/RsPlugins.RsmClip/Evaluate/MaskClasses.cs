using System.Text.Json;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The classes of masks and their colours. Pixels of other colours have no label and are not counted.</summary>
/// <param name="Classes">The classes.</param>
/// <param name="Places">The place of the class of each colour, as 0xRRGGBB.</param>
internal sealed record MaskClasses(ClassSet Classes, IReadOnlyDictionary<int, int> Places)
{
    private static readonly string[] WithoutLabel = ["unlabeled", "unlabelled", "void", "ignore"];

    /// <summary>Reads a class table with colours, or the palette of a data set: <c>{"classes":[{"name":…,"rgb":"#rrggbb"},…]}</c>, whose class "Unlabeled" does not count.</summary>
    /// <param name="path">The file; null is refused.</param>
    /// <exception cref="ToolException">There is no file.</exception>
    /// <exception cref="PromptException">The file is malformed.</exception>
    public static MaskClasses Read(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ToolException(ErrorIds.ClassesInvalid, "What the colours of the masks mean is not known.", "Give class_table: a JSON or CSV file with the columns name, prompts and color (#rrggbb), or the palette.json of the data set.");
        }

        string text = File.ReadAllText(path), title = Path.GetFileName(path);
        ClassSet classes = Palette(text) is JsonElement table ? ClassTable.FromJson(table, title) : ClassTable.Parse(text, title);
        Dictionary<int, int> places = [];
        foreach ((int place, PromptClass one) in classes.Classes.Index())
        {
            (byte red, byte green, byte blue) = ClassColors.Parse(one.Color)!.Value;
            if (!places.TryAdd(Colour(red, green, blue), place))
            {
                throw new ToolException(ErrorIds.ClassesInvalid, $"Two classes of {title} have the colour {one.Color}.", "Give each class the colour that it has in the masks.");
            }
        }

        return new MaskClasses(classes, places);
    }

    /// <summary>The class of a colour, or -1.</summary>
    public int Of(byte red, byte green, byte blue) => Places.GetValueOrDefault(Colour(red, green, blue), -1);

    private static int Colour(byte red, byte green, byte blue) => (red << 16) | (green << 8) | blue;

    /// <summary>The classes of a palette as a class table, or null for another file.</summary>
    private static JsonElement? Palette(string text)
    {
        if (!text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{'))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty("classes", out JsonElement classes) && classes.ValueKind == JsonValueKind.Array
            ? JsonSerializer.SerializeToElement(classes.EnumerateArray().Where(entry => !WithoutLabel.Contains(Text(entry, "name"), StringComparer.OrdinalIgnoreCase)).Select(entry =>
                new Dictionary<string, string> { ["name"] = Text(entry, "name"), ["prompts"] = Text(entry, "prompts"), ["color"] = Text(entry, entry.TryGetProperty("rgb", out _) ? "rgb" : "color") }))
            : null;
    }

    private static string Text(JsonElement entry, string name) => entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
