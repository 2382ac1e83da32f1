using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tests.Llm;

namespace RsPlugins.RsmClip.Tests.Translate;

/// <summary>Answers requests for translations as a good language model would, with the captions of EuroSAT in ten languages that come with the plugin.</summary>
internal static partial class Translator
{
    public static IReadOnlyList<ListedCaption> Captions { get; } = [.. CaptionLibrary.ReadShipped().Images.SelectMany(image => image.Captions)];

    /// <summary>The numbered captions of a request and the language that they are wanted in.</summary>
    public static (string Language, (int Number, string Caption)[] Captions) Read(string body)
    {
        JsonArray messages = JsonNode.Parse(body)!["messages"]!.AsArray();
        string system = (string)messages[0]!["content"]!;
        string language = Languages.All.Single(code => system.Contains($" to {SpokenLanguage.NameOf(code)}.", StringComparison.Ordinal));
        return (language, [.. Line().Matches((string)messages[^1]!["content"]!).Select(line => (int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), line.Groups[2].Value))]);
    }

    public static string Translation(string caption, string language) => Captions.First(one => one.Texts["en"] == caption).Texts[language];

    /// <summary>A good answer to a request.</summary>
    public static string Answer(string body)
    {
        (string language, (int Number, string Caption)[] captions) = Read(body);
        return FakeLlmServer.Answer(string.Join('\n', captions.Select(one => $"{one.Number}. {Translation(one.Caption, language)}")));
    }

    [GeneratedRegex(@"^(\d+)\. (.*)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
