using System.Text.Json;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Benchmarks;

/// <summary>UC Merced's labels and captions of one split.</summary>
/// <param name="Files">File names.</param>
/// <param name="Labels">Folder names of the classes, one a file.</param>
/// <param name="Captions">For each file its captions, in English.</param>
/// <param name="CaptionIds">For each file the ids of its captions in the multilingual file.</param>
internal sealed record UcmData(string[] Files, string[] Labels, string[][] Captions, string[][] CaptionIds)
{
    public static UcmData Read(string path, string split)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement[] images = [.. document.RootElement.GetProperty("images").EnumerateArray().Where(image => image.GetProperty("split").GetString() == split)];
        if (images.Length == 0)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{Path.GetFileName(path)} has no images of the split \"{split}\".", "Give train, val or test.");
        }

        return new UcmData(
            [.. images.Select(image => image.GetProperty("filename").GetString()!)],
            [.. images.Select(image => image.GetProperty("label").GetString()!)],
            [.. images.Select(image => Texts(image, "captions"))],
            [.. images.Select(image => Texts(image, "caption_ids"))]);
    }

    /// <summary>Reads the captions of all languages: id → language → text.</summary>
    public static Dictionary<string, Dictionary<string, string>> ReadTranslations(string path)
    {
        Dictionary<string, Dictionary<string, string>> result = new(StringComparer.Ordinal);
        foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            result[row.RootElement.GetProperty("id").GetString()!] = row.RootElement.GetProperty("text").EnumerateObject().ToDictionary(text => text.Name, text => text.Value.GetString()!, StringComparer.Ordinal);
        }

        return result;
    }

    private static string[] Texts(JsonElement image, string name) =>
        image.TryGetProperty(name, out JsonElement list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
}
