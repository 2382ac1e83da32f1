using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Report;

/// <summary>Looks for the best texts of a few validation images, always the same ones, so that reports can be compared.</summary>
/// <param name="embedder">Embeds images and texts.</param>
/// <param name="texts">Templates.</param>
/// <param name="sets">Data sets.</param>
/// <param name="languages">Languages.</param>
public sealed class SampleRetrievals(Embedder embedder, TextStore texts, IReadOnlyList<ImageSet> sets, IReadOnlyList<string> languages)
{
    private const string Split = "val";
    private const int MostImages = 12;
    private const int MostTexts = 256;
    private const int Shown = 3;
    private const int PictureSide = 128;
    private static readonly ImagePreprocessor Shrink = new(PictureSide, [0, 0, 0], [1, 1, 1]);

    /// <summary>Looks.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends it between two portions.</param>
    public IReadOnlyList<SampleRetrieval> Run(ClipModel model, CancellationToken cancellationToken)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable guard = no_grad();
        ImageSet[] shown = [.. sets.Where(set => set.Split(Split).Count > 0)];
        List<SampleRetrieval> samples = [];
        foreach (ImageSet set in shown)
        {
            ImageEntry[] entries = Spread(set.Split(Split), Math.Max(1, MostImages / shown.Length));
            List<FoundText>[] found = [.. entries.Select(_ => new List<FoundText>())];
            Tensor images = embedder.Images(model, entries, cancellationToken);
            foreach (string language in languages)
            {
                Find(model, set, entries, images, language, found, cancellationToken);
            }

            samples.AddRange(entries.Select((entry, i) => new SampleRetrieval(set.Settings.Name, entry.File, Picture(entry.Image), found[i])));
        }

        return samples;
    }

    private void Find(ClipModel model, ImageSet set, ImageEntry[] entries, Tensor images, string language, List<FoundText>[] found, CancellationToken cancellationToken)
    {
        bool hasCaptions = set.Split(Split).Any(entry => entry.Captions.Any(caption => caption.ByLanguage.ContainsKey(language)));
        string[] candidates = hasCaptions ? Captions(set, entries, language) : set.HasNamesIn(language) ? [.. set.ClassNames.Select(name => Prompt(name, language))] : [];
        if (candidates.Length == 0)
        {
            return;
        }

        float[] scores = images.matmul(embedder.Texts(model, candidates, cancellationToken).t()).data<float>().ToArray();
        for (int i = 0; i < entries.Length; i++)
        {
            ImageEntry entry = entries[i];
            string[] own = hasCaptions ? [.. In(entry.Captions, language)] : entry.Label < 0 ? [] : [Prompt(set.ClassNames[entry.Label], language)];
            int row = i * candidates.Length;
            found[i].AddRange(Enumerable.Range(0, candidates.Length)
                .OrderByDescending(text => scores[row + text])
                .Take(Shown)
                .Select(text => new FoundText(language, candidates[text], scores[row + text], own.Contains(candidates[text]))));
        }
    }

    // Those of the images shown are always among them, so that the best can be found.
    private static string[] Captions(ImageSet set, ImageEntry[] entries, string language) =>
        [.. entries.Concat(set.Split(Split)).SelectMany(entry => In(entry.Captions, language)).Distinct(StringComparer.Ordinal).Take(MostTexts)];

    private static IEnumerable<string> In(IReadOnlyList<MultilingualText> captions, string language) =>
        captions.Select(caption => caption.ByLanguage.GetValueOrDefault(language)).OfType<string>();

    private string Prompt(MultilingualText name, string language) => texts.Templates.Count > 0 && texts.Templates[0].ByLanguage.TryGetValue(language, out string? template)
        ? template.Replace("{class}", name.ByLanguage[language], StringComparison.Ordinal)
        : name.ByLanguage[language];

    private static ImageEntry[] Spread(IReadOnlyList<ImageEntry> entries, int count) => entries.Count <= count
        ? [.. entries]
        : [.. Enumerable.Range(0, count).Select(i => entries[(int)((long)i * entries.Count / count)])];

    private static byte[] Picture(StoredImage image)
    {
        byte[] rgb = Shrink.ResizeAndCrop(new PixelImage(image.Rgb, image.Width, image.Height, 3));
        return ImageFile.EncodePng(rgb, PictureSide, PictureSide, 3);
    }
}
