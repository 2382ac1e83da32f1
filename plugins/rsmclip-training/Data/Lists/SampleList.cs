using System.Text;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Training.Data.Sources;

namespace RsPlugins.RsmClip.Training.Data.Lists;

/// <summary>
/// Images without a list. Where text files lie beside them they are samples as WebDataset has them: <c>key.jpg</c> with <c>key.txt</c> (a caption), <c>key.json</c> (as a line of a caption file)
/// and <c>key.cls</c> (a class), a key being all before the first dot. Else the folder of an image is its class. The first folder, or the name of a shard, may name a split.
/// </summary>
internal static class SampleList
{
    private static readonly string[] Beside = [".txt", ".json", ".cls"];

    public static List<ListedRow> Read(IImageSource source, string prefix, string language, TextStore texts)
    {
        string[] names = [.. source.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Select(name => name[prefix.Length..])];
        string[] images = [.. names.Where(ImageNames.IsImage)];
        Dictionary<string, List<string>> beside = [];
        foreach (string name in names.Where(name => Beside.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase)))
        {
            (beside.TryGetValue(Key(name), out List<string>? list) ? list : beside[Key(name)] = []).Add(name);
        }

        return images.Any(image => beside.ContainsKey(Key(image)))
            ? [.. images.Select(image => Sample(image, beside.GetValueOrDefault(Key(image)) ?? [], name => source.Read(prefix + name), language, texts))]
            : [.. images.Select(image => new ListedRow(image, SplitOf(image), ClassOf(image), []))];
    }

    private static ListedRow Sample(string image, List<string> beside, Func<string, byte[]> read, string language, TextStore texts)
    {
        ListedImage? described = Of(".json") is string json ? Described(json) : null;
        string? label = Of(".cls") is string cls ? Line(read(cls)) : described?.Label;
        IReadOnlyList<ListedCaption> captions = described?.Captions ?? [];
        if (captions.Count == 0 && Of(".txt") is string txt && Line(read(txt)) is { Length: > 0 } text)
        {
            captions = [new ListedCaption(null, txt, new Dictionary<string, string> { [language] = text }, new Dictionary<string, CaptionOrigin>())];
        }

        string? split = described?.Split is string word ? Splits.Named(word) : SplitOf(image);
        return new ListedRow(image, split, label, [.. captions.Select(caption => CaptionList.Text(caption, image, texts))]);

        string? Of(string extension) => beside.Find(name => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

        ListedImage Described(string name)
        {
            try
            {
                return CaptionFile.ReadEntry(read(name), name, language);
            }
            catch (CaptionException wrong)
            {
                throw new TrainingException(wrong.Message, wrong.Hint, wrong);
            }
        }
    }

    private static string Line(byte[] text) => string.Join(' ', Encoding.UTF8.GetString(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('\uFEFF');

    /// <summary>All before the first dot of the last part of a name.</summary>
    private static string Key(string name)
    {
        int dot = name.IndexOf('.', name.LastIndexOf('/') + 1);
        return dot < 0 ? name : name[..dot];
    }

    private static string? SplitOf(string name) => name.Split('/') is [string first, _, ..] ? Splits.OfFolder(first) : null;

    private static string? ClassOf(string name) => name.Split('/') is [.., string folder, _] && Splits.OfFolder(folder) is null ? folder : null;
}
