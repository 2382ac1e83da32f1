using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Evaluation;

/// <summary>Zero-shot classification and retrieval of a model in training, with the preprocessing that inference uses.</summary>
/// <param name="maker">Tokenises.</param>
/// <param name="texts">Templates.</param>
/// <param name="sets">Data sets.</param>
/// <param name="autocast">Precision.</param>
public sealed class Evaluator(BatchMaker maker, TextStore texts, IReadOnlyList<ImageSet> sets, Autocast autocast)
{
    private const int ImagesAtOnce = 128;
    private const int TextsAtOnce = 256;

    /// <summary>Evaluates a model on a split of every data set.</summary>
    /// <param name="model">The model.</param>
    /// <param name="split">train, val or test.</param>
    /// <param name="languages">Languages.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    public IReadOnlyList<EvaluationResult> Run(ClipModel model, string split, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable guard = no_grad();
        List<EvaluationResult> results = [];
        foreach (ImageSet set in sets)
        {
            IReadOnlyList<ImageEntry> entries = set.Split(split);
            if (entries.Count == 0)
            {
                continue;
            }

            Tensor images = Images(model, entries, cancellationToken);
            foreach (string language in languages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                double? topOne = !set.HasNamesIn(language) ? null : Classify(model, set, entries, images, language);
                RetrievalRecall? retrieval = Retrieve(model, entries, images, language, cancellationToken);
                results.Add(new EvaluationResult(set.Settings.Name, split, language, entries.Count, topOne, retrieval));
            }
        }

        return results;
    }

    private double Classify(ClipModel model, ImageSet set, IReadOnlyList<ImageEntry> entries, Tensor images, string language)
    {
        string[] prompts = [.. set.ClassNames.SelectMany(name => texts.Templates.Select(template =>
            template.ByLanguage[language].Replace("{class}", name.ByLanguage[language], StringComparison.Ordinal)))];
        Tensor each = Texts(model, prompts).view(set.ClassNames.Count, texts.Templates.Count, -1);
        Tensor classes = ClipModel.Unit(each.mean([1]));
        float[] scores = images.matmul(classes.t()).data<float>().ToArray();
        int count = set.ClassNames.Count;
        return ClassificationRanks.Of([.. entries.Select(entry => entry.Label)], image => scores.AsMemory(image * count, count)).Accuracy(1);
    }

    private RetrievalRecall? Retrieve(ClipModel model, IReadOnlyList<ImageEntry> entries, Tensor images, string language, CancellationToken cancellationToken)
    {
        (int Image, string Text)[] captions = [.. entries.SelectMany((entry, i) => entry.Captions
            .Where(caption => caption.ByLanguage.ContainsKey(language))
            .Select(caption => (i, caption.ByLanguage[language])))];
        if (captions.Length == 0)
        {
            return null;
        }

        float[] scores = Texts(model, [.. captions.Select(caption => caption.Text)]).matmul(images.t()).data<float>().ToArray();
        return RetrievalRanks.Of([.. captions.Select(caption => caption.Image)], entries.Count, (caption, image) => scores[(caption * entries.Count) + image], cancellationToken).Recall();
    }

    private Tensor Images(ClipModel model, IReadOnlyList<ImageEntry> entries, CancellationToken cancellationToken)
    {
        int size = model.Config.Vision.ImageSize;
        ImagePreprocessor preprocessor = new(size, model.Config.Preprocess.Mean, model.Config.Preprocess.Std);
        int values = 3 * size * size;
        List<Tensor> features = [];
        foreach (ImageEntry[] chunk in entries.Chunk(ImagesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            float[] pixels = new float[chunk.Length * values];
            for (int i = 0; i < chunk.Length; i++)
            {
                StoredImage image = chunk[i].Image;
                byte[] rgb = preprocessor.ResizeAndCrop(new PixelImage(image.Rgb, image.Width, image.Height, 3));
                preprocessor.ToTensor(rgb, pixels.AsSpan(i * values, values));
            }

            using DisposeScope scope = NewDisposeScope();
            using Autocast.Scope precision = autocast.Begin();
            features.Add(model.EncodeImages(tensor(pixels, [chunk.Length, 3, size, size])).cpu().MoveToOuterDisposeScope());
        }

        return cat(features, 0);
    }

    private Tensor Texts(ClipModel model, IReadOnlyList<string> all)
    {
        List<Tensor> features = [];
        foreach (string[] chunk in all.Chunk(TextsAtOnce))
        {
            (long[] ids, int length) = maker.Tokens(chunk);
            using DisposeScope scope = NewDisposeScope();
            using Autocast.Scope precision = autocast.Begin();
            features.Add(model.EncodeTexts(tensor(ids, [chunk.Length, length])).cpu().MoveToOuterDisposeScope());
        }

        return cat(features, 0);
    }
}
