using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Evaluation;

/// <summary>Zero-shot classification and retrieval of a model in training, with intervals.</summary>
/// <param name="embedder">Embeds images and texts.</param>
/// <param name="texts">Templates.</param>
/// <param name="sets">Data sets.</param>
public sealed class Evaluator(Embedder embedder, TextStore texts, IReadOnlyList<ImageSet> sets)
{
    private const int Resamples = 1000;
    private static readonly Bootstrap Intervals = new(Resamples, seed: 0);

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

            Tensor images = embedder.Images(model, entries, cancellationToken);
            foreach (string language in languages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                ClassificationRanks? classes = set.HasNamesIn(language) ? Classify(model, set, entries, images, language, cancellationToken) : null;
                RetrievalRanks? captions = Retrieve(model, entries, images, language, cancellationToken);
                results.Add(new EvaluationResult(set.Settings.Name, split, language, entries.Count, classes?.Accuracy(1), captions?.Recall())
                {
                    TopOneInterval = classes is null ? null : Intervals.Intervals(entries.Count, counts => [classes.Accuracy(1, counts)], cancellationToken)[0],
                    MeanRecallInterval = captions is null ? null : Intervals.Intervals(entries.Count, counts => [captions.Recall(counts).MeanRecall], cancellationToken)[0],
                });
            }
        }

        return results;
    }

    private ClassificationRanks Classify(ClipModel model, ImageSet set, IReadOnlyList<ImageEntry> entries, Tensor images, string language, CancellationToken cancellationToken)
    {
        string[] prompts = [.. set.ClassNames.SelectMany(name => texts.Templates.Select(template =>
            template.ByLanguage[language].Replace("{class}", name.ByLanguage[language], StringComparison.Ordinal)))];
        Tensor each = embedder.Texts(model, prompts, cancellationToken).view(set.ClassNames.Count, texts.Templates.Count, -1);
        Tensor classes = ClipModel.Unit(each.mean([1]));
        float[] scores = images.matmul(classes.t()).data<float>().ToArray();
        int count = set.ClassNames.Count;
        return ClassificationRanks.Of([.. entries.Select(entry => entry.Label)], image => scores.AsMemory(image * count, count));
    }

    private RetrievalRanks? Retrieve(ClipModel model, IReadOnlyList<ImageEntry> entries, Tensor images, string language, CancellationToken cancellationToken)
    {
        (int Image, string Text)[] captions = [.. entries.SelectMany((entry, i) => entry.Captions
            .Where(caption => caption.ByLanguage.ContainsKey(language))
            .Select(caption => (i, caption.ByLanguage[language])))];
        if (captions.Length == 0)
        {
            return null;
        }

        float[] scores = embedder.Texts(model, [.. captions.Select(caption => caption.Text)], cancellationToken).matmul(images.t()).data<float>().ToArray();
        return RetrievalRanks.Of([.. captions.Select(caption => caption.Image)], entries.Count, (caption, image) => scores[(caption * entries.Count) + image], cancellationToken);
    }
}
