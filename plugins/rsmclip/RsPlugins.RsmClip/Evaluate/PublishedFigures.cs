using System.Text.Json;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Figures that others have published, from a file with their sources. None of them was measured here.</summary>
internal static class PublishedFigures
{
    private static readonly Lazy<(string Alias, PublishedFigure Figure)[]> All = new(Read);

    /// <summary>The figures for data sets, by their names.</summary>
    /// <param name="datasets">Names as users write them: case, spaces and signs do not count.</param>
    public static IReadOnlyList<PublishedFigure> For(IEnumerable<string> datasets)
    {
        HashSet<string> wanted = [.. datasets.Select(name => new string([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]))];
        return [.. All.Value.Where(one => wanted.Contains(one.Alias)).Select(one => one.Figure)];
    }

    private static (string Alias, PublishedFigure Figure)[] Read()
    {
        using Stream stream = typeof(PublishedFigures).Assembly.GetManifestResourceStream("published.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement sources = document.RootElement.GetProperty("sources"), aliases = document.RootElement.GetProperty("datasets");
        return [.. document.RootElement.GetProperty("figures").EnumerateArray().SelectMany(entry =>
        {
            JsonElement source = sources.GetProperty(entry.GetProperty("source").GetString()!);
            string dataset = entry.GetProperty("dataset").GetString()!;
            PublishedFigure figure = new(
                dataset,
                entry.GetProperty("model").GetString()!,
                entry.GetProperty("task").GetString()!,
                entry.GetProperty("values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetDouble(), StringComparer.Ordinal),
                source.GetProperty("protocol").GetString()!,
                source.GetProperty("title").GetString()!,
                source.GetProperty("url").GetString()!);
            return aliases.GetProperty(dataset).EnumerateArray().Select(alias => (alias.GetString()!, figure));
        })];
    }
}
