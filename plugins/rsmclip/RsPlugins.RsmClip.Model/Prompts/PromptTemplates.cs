using System.Text.Json;

namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>Sentences around a class name, the same twelve in each language; the first is the bare name.</summary>
public static class PromptTemplates
{
    private const string Place = "{class}";

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Shipped = new(Read);

    /// <summary>The templates of a language.</summary>
    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <returns>Texts with <c>{class}</c> where the name goes.</returns>
    /// <exception cref="PromptException">The language is none of the ten.</exception>
    public static IReadOnlyList<string> For(string language) => Shipped.Value[Languages.Checked(language)];

    /// <summary>Puts a class name into a template.</summary>
    /// <param name="template">One of <see cref="For"/>.</param>
    /// <param name="name">The class name.</param>
    /// <returns>The prompt.</returns>
    public static string Fill(string template, string name) => template.Replace(Place, name, StringComparison.Ordinal);

    private static Dictionary<string, IReadOnlyList<string>> Read()
    {
        using Stream data = PromptData.Open("templates.json");
        using JsonDocument document = JsonDocument.Parse(data);
        JsonElement[] templates = [.. document.RootElement.EnumerateArray()];
        return Languages.All.ToDictionary(
            language => language,
            language => (IReadOnlyList<string>)[.. templates.Select(template => template.GetProperty(language).GetString()!)],
            StringComparer.Ordinal);
    }
}
