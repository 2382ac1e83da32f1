using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RsPlugins.RsmClip.Models;

/// <summary>What a model's README.md says of it to machines: the front matter of hub model cards, with figures as "model-index" has them.</summary>
/// <param name="Title">Its first heading, or null.</param>
/// <param name="License">Its licence, or null.</param>
/// <param name="Languages">Its languages.</param>
/// <param name="Figures">What was measured.</param>
internal sealed record ModelCard(string? Title, string? License, IReadOnlyList<string> Languages, IReadOnlyList<ModelFigure> Figures)
{
    /// <summary>The card's file name.</summary>
    public const string FileName = "README.md";

    private const int LargestFrontMatter = 1 << 18;
    private const string Fence = "---";

    /// <summary>The card of a folder; empty where there is none, or none that can be read.</summary>
    public static ModelCard Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return new ModelCard(null, null, [], []);
        }

        using StreamReader reader = new(path);
        char[] text = new char[LargestFrontMatter];
        return Parse(new string(text, 0, reader.ReadBlock(text)));
    }

    /// <summary>Reads the text of a card.</summary>
    public static ModelCard Parse(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int end = lines[0] == Fence ? Array.IndexOf(lines, Fence, 1) : -1;
        string? title = lines.Skip(end + 1).FirstOrDefault(line => line.StartsWith('#'))?.TrimStart('#').Trim();
        YamlMappingNode front = end < 0 ? [] : Front(string.Join('\n', lines[1..end]));
        return new ModelCard(title, Text(Child(front, "license")), Texts(Child(front, "language")), [.. FiguresOf(front)]);
    }

    private static YamlMappingNode Front(string yaml)
    {
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count > 0 && stream.Documents[0].RootNode is YamlMappingNode map ? map : [];
        }
        catch (YamlException)
        {
            return [];
        }
    }

    private static IEnumerable<ModelFigure> FiguresOf(YamlMappingNode front) =>
        from model in Items(Child(front, "model-index"))
        from result in Items(Child(model, "results"))
        from metric in Items(Child(result, "metrics"))
        where double.TryParse(Text(Child(metric, "value")), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _)
        select new ModelFigure(
            Text(Child(Child(result, "task"), "type")) ?? "",
            Text(Child(Child(result, "dataset"), "name")) ?? "",
            Text(Child(Child(result, "dataset"), "split")),
            Text(Child(Child(result, "dataset"), "config")),
            Text(Child(metric, "name")) ?? Text(Child(metric, "type")) ?? "",
            double.Parse(Text(Child(metric, "value"))!, System.Globalization.CultureInfo.InvariantCulture));

    private static YamlNode? Child(YamlNode? node, string key) => node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value) ? value : null;

    private static IEnumerable<YamlNode> Items(YamlNode? node) => node is YamlSequenceNode list ? list.Children : [];

    private static string? Text(YamlNode? node) => node is YamlScalarNode { Value: { Length: > 0 } text } ? text : null;

    private static IReadOnlyList<string> Texts(YamlNode? node) => Text(node) is { } one ? [one] : [.. Items(node).Select(Text).OfType<string>()];
}
