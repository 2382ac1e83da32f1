using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Captions;

namespace RsPlugins.Benchmarks.Search;

/// <summary>Embeddings of all EuroSAT and UC Merced images and of a thousand captions, a hundred in each of ten languages, kept beside each other for the next run.</summary>
/// <param name="Images">[images, dimension].</param>
/// <param name="Captions">[1000, dimension].</param>
/// <param name="Dimension">Length of an embedding.</param>
internal sealed record RealEmbeddings(float[] Images, float[] Captions, int Dimension)
{
    private const int EachLanguage = 100;

    /// <param name="data">Folder with eurosat.zip, eurosat-split.csv, ucm.zip, ucm-captions.json and multilingual.jsonl.</param>
    /// <param name="models">Folder with rs-m-clip-mini.</param>
    /// <param name="work">Keeps graphs and embeddings.</param>
    public static RealEmbeddings Make(string data, string models, string work)
    {
        using ModelPool pool = new(new ModelStore(models, Path.Combine(work, "state")));
        LoadedModel model = pool.Get(new ModelChoice(Model: null), new QuietContext(), CancellationToken.None);
        string Kept(string name) => Path.Combine(work, $"{name}-{model.Export.ContentHash[..12]}-{model.Export.Precision}.f32");
        return new RealEmbeddings(Remembered(Kept("images"), () => EmbedImages(data, model)), Remembered(Kept("captions"), () => EmbedCaptions(data, model)), model.Config.EmbedDim);
    }

    private static float[] EmbedImages(string data, LoadedModel model)
    {
        using ImageSource eurosat = new(Path.Combine(data, "eurosat.zip")), ucm = new(Path.Combine(data, "ucm.zip"));
        string[] first = [.. File.ReadLines(Path.Combine(data, "eurosat-split.csv")).Skip(1).Select(line => line.Split(',')[0])];
        ImageList list = ImageList.Read(Path.Combine(data, "ucm-captions.json"), null);
        string[] second = [.. new[] { "train", "val", "test" }.SelectMany(split => list.Of(split).Select(image => image.File))];
        float[][] rows = [.. eurosat.Embed(model, first, "EuroSAT", new QuietContext(), CancellationToken.None), .. ucm.Embed(model, second, "UC Merced", new QuietContext(), CancellationToken.None)];
        return [.. rows.SelectMany(row => row)];
    }

    private static float[] EmbedCaptions(string data, LoadedModel model)
    {
        ListedCaption[] captions = [.. CaptionFile.Read(Path.Combine(data, "multilingual.jsonl"), "en").Images.SelectMany(image => image.Captions)];
        IReadOnlyDictionary<string, string>[] texts = [.. captions.OrderBy(caption => caption.Id, StringComparer.Ordinal).Select(caption => caption.Texts)];
        string[] languages = [.. texts[0].Keys.Order(StringComparer.Ordinal)];
        int step = texts.Length / (EachLanguage * languages.Length);
        string[] chosen = [.. languages.SelectMany((language, l) => Enumerable.Range(0, EachLanguage).Select(i => texts[((i * languages.Length) + l) * step][language]))];
        return [.. model.Texts.Encode(chosen, CancellationToken.None).SelectMany(row => row)];
    }

    private static float[] Remembered(string path, Func<float[]> make)
    {
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path + ".part", MemoryMarshal.AsBytes<float>(make()).ToArray());
            File.Move(path + ".part", path);
        }

        return MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
    }
}
