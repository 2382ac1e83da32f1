using System.Text.Json;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The sentences of an evaluation, by language.</summary>
/// <param name="Title">What they are, for the reader.</param>
/// <param name="ByLanguage">Sentences with <c>{class}</c> where the name goes; under "" those for languages that have none of their own.</param>
internal sealed record PromptChoice(string Title, IReadOnlyDictionary<string, IReadOnlyList<string>> ByLanguage)
{
    private const string Place = "{class}";

    /// <summary>The sentences that the arguments ask for.</summary>
    /// <exception cref="ToolException">The file of sentences is malformed.</exception>
    public static PromptChoice Of(EvaluateArguments arguments)
    {
        if (!string.IsNullOrWhiteSpace(arguments.TemplateFile))
        {
            return Read(arguments.TemplateFile);
        }

        (string title, Range range) = arguments.TemplateSet switch
        {
            TemplateSet.One => ("one sentence", 1..2),
            TemplateSet.Names => ("bare names", 0..1),
            _ => ("twelve sentences", Range.All),
        };
        return new PromptChoice(title, Languages.All.ToDictionary(language => language, language => (IReadOnlyList<string>)[.. PromptTemplates.For(language).Take(range)], StringComparer.Ordinal));
    }

    /// <summary>The sentences of a language.</summary>
    public IReadOnlyList<string> For(string language) => ByLanguage.TryGetValue(language, out IReadOnlyList<string>? own) ? own : ByLanguage.GetValueOrDefault("") ?? PromptTemplates.For(language);

    private static PromptChoice Read(string path)
    {
        string text = File.ReadAllText(path).Trim(), name = Path.GetFileName(path);
        Dictionary<string, IReadOnlyList<string>>? sentences;
        try
        {
            sentences = text.StartsWith('{') && text.EndsWith('}') && text.Contains('[', StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(text)!.ToDictionary(entry => Languages.Checked(entry.Key), entry => entry.Value)
                : new() { [""] = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) };
        }
        catch (JsonException problem)
        {
            throw Wrong(name, $"it is not valid JSON (line {problem.LineNumber + 1})");
        }

        if (sentences.Count == 0 || sentences.Values.Any(list => list.Count == 0))
        {
            throw Wrong(name, "it holds no sentences");
        }

        return sentences.Values.SelectMany(list => list).FirstOrDefault(sentence => !sentence.Contains(Place, StringComparison.Ordinal)) is string without
            ? throw Wrong(name, $"\"{without}\" does not say where the class name goes")
            : new PromptChoice($"sentences of {name}", sentences);
    }

    private static ToolException Wrong(string name, string what) => new(
        ErrorIds.ArgumentInvalid, $"The sentences of {name} cannot be used: {what}.", "Write one sentence a line, such as \"A photo of {class}.\", or JSON like {\"en\": [\"A photo of {class}.\"], \"pt\": [\"Uma foto de {class}.\"]}.");
}
