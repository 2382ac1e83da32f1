using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Measures a model on data sets.</summary>
/// <param name="model">The model.</param>
/// <param name="languages">The languages.</param>
/// <param name="prompts">The sentences that class names are put into.</param>
/// <param name="measures">What to measure.</param>
/// <param name="bootstrap">Makes the intervals.</param>
internal sealed class DataSetMeasurement(LoadedModel model, IReadOnlyList<string> languages, PromptChoice prompts, IReadOnlyList<Measure> measures, Bootstrap bootstrap)
{
    private const string TrainSplit = "train", ValidationSplit = "val", TestSplit = "test";
    private static readonly int[] Neighbours = [10, 20];
    private readonly List<string> notes = [];

    /// <summary>What was not measured and why, in words for the user.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Measures what a data set has the data for.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="set">The embedded images of the split to measure on.</param>
    /// <param name="context">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the work within a part of a second.</param>
    /// <exception cref="ToolException">There is nothing that could be measured.</exception>
    public SetFigures Run(DataSet data, LabelledImages set, IToolContext context, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        IReadOnlyList<ZeroShotFigures> zeroShot = measures.Contains(Measure.ZeroShot) ? ZeroShot(data, set, problems, new ProgressShare(context, 0, 0.4), cancellationToken) : [];
        IReadOnlyList<RetrievalFigures> retrieval = measures.Contains(Measure.Retrieval) ? Retrieve(set, problems, new ProgressShare(context, 0.4, 0.6), cancellationToken) : [];
        IReadOnlyList<ClassifierFigures> classifiers = measures.Contains(Measure.Knn) || measures.Contains(Measure.LinearProbe) ? Classify(data, set, problems, new ProgressShare(context, 0.6, 1), cancellationToken) : [];
        if (zeroShot.Count + retrieval.Count + classifiers.Count == 0)
        {
            bool names = set.Labels.Length > 0 && set.Classes is null;
            throw new ToolException(
                names ? ErrorIds.ClassesInvalid : ErrorIds.ArgumentInvalid,
                $"There is nothing to measure on {set.Name}: {string.Join("; ", problems)}.",
                names ? ClassNames.Hint : "Give a list with captions or classes, or images in folders of their class.");
        }

        notes.AddRange(problems.Select(problem => $"{set.Name}: {problem}."));
        return new SetFigures(set.Name, set.Images.Length, set.Labels.Length > 0 ? set.ClassIds : [], zeroShot, retrieval, classifiers);
    }

    private List<ZeroShotFigures> ZeroShot(DataSet data, LabelledImages set, List<string> problems, IToolContext context, CancellationToken cancellationToken)
    {
        if (set.Classes is null)
        {
            if (set.Captions.Count > 0 && set.ClassIds.Count == 0)
            {
                return [];
            }

            problems.Add($"no zero-shot classification, since {(data.Problem.Length > 0 ? data.Problem : "not all images have a class")}");
            return [];
        }

        if (set.Labels.Distinct().Count() < 2)
        {
            problems.Add($"no zero-shot classification, since all images are of one class, {set.ClassIds[set.Labels[0]]}");
            return [];
        }

        List<ZeroShotFigures> result = [];
        foreach (string language in languages)
        {
            float[][] cosines = set.Cosines(model, language, prompts.For(language), cancellationToken);
            result.Add(ZeroShotFigures.Of(language, ClassificationRanks.Of(set.Labels, image => cosines[image]), set.ClassIds.Count, bootstrap, cancellationToken));
            context.Report(ToolProgress.Of("classifying", result.Count, languages.Count, "languages"));
        }

        return result;
    }

    private List<RetrievalFigures> Retrieve(LabelledImages set, List<string> problems, IToolContext context, CancellationToken cancellationToken)
    {
        string[] spoken = [.. languages.Where(set.Captions.ContainsKey)];
        if (spoken.Length < languages.Count && (spoken.Length > 0 || set.Labels.Length == 0))
        {
            problems.Add(spoken.Length == 0 ? "no retrieval, since the images have no captions" : $"no retrieval in {string.Join(", ", languages.Except(spoken))}, since the images have no captions in these languages");
        }

        List<RetrievalFigures> result = [];
        foreach (string language in spoken)
        {
            CaptionQueries captions = set.Captions[language];
            float[][] vectors = model.Texts.Encode(captions.Texts, cancellationToken);
            float Score(int caption, int image) => Vectors.Dot(vectors[caption], set.Images[image]);
            RetrievalRanks ranks = RetrievalRanks.Of(captions.Owners, set.Images.Length, Score, cancellationToken);
            IReadOnlyList<RetrievalExample> examples = result.Count == 0 ? RetrievalExamples.Of(set, captions, ranks, Score) : [];
            result.Add(RetrievalFigures.Of(language, ranks, bootstrap, examples, cancellationToken));
            context.Report(ToolProgress.Of("retrieving", result.Count, spoken.Length, "languages"));
        }

        return result;
    }

    private List<ClassifierFigures> Classify(DataSet data, LabelledImages set, List<string> problems, IToolContext context, CancellationToken cancellationToken)
    {
        if (set.Labels.Length == 0 || !data.Has(TrainSplit) || set.Split != TestSplit)
        {
            problems.Add("no k-NN and linear probe, since " + (set.Labels.Length == 0 ? "not all images have a class" : !data.Has(TrainSplit) ? "there are no images of the split train to learn from" : "they learn from the splits train and val, and are measured on test only"));
            return [];
        }

        LabelledImages train = data.Embed(TrainSplit, model, new ProgressShare(context, 0, 0.6), cancellationToken);
        if (train.Labels.Distinct().Count() < 2)
        {
            problems.Add("no k-NN and linear probe, since the training images are of one class");
            return [];
        }

        List<ClassifierFigures> result = [];
        if (measures.Contains(Measure.Knn))
        {
            context.Report(new ToolProgress(0.6, "comparing", "Looking for the nearest training images"));
            float[][][] votes = new NearestNeighbours(train.Images, train.Labels, set.ClassIds.Count).Votes(set.Images, Neighbours, cancellationToken);
            result.AddRange(votes.Select((list, i) => Figures($"k-NN, k = {Neighbours[i]}", set, list, new Dictionary<string, double> { ["k"] = Neighbours[i], ["temperature"] = NearestNeighbours.Temperature, ["train_images"] = train.Images.Length }, cancellationToken)));
        }

        if (measures.Contains(Measure.LinearProbe) && !data.Has(ValidationSplit))
        {
            problems.Add("no linear probe, since there are no images of the split val to choose its strength by");
        }
        else if (measures.Contains(Measure.LinearProbe))
        {
            result.Add(Probe(data, train, set, new ProgressShare(context, 0.6, 1), cancellationToken));
        }

        return result;
    }

    private ClassifierFigures Probe(DataSet data, LabelledImages train, LabelledImages set, IToolContext context, CancellationToken cancellationToken)
    {
        LabelledImages validation = data.Embed(ValidationSplit, model, new ProgressShare(context, 0, 0.3), cancellationToken);
        double best = 0;
        LinearProbe probe = LinearProbe.Choose(
            (train.Images, train.Labels),
            (validation.Images, validation.Labels),
            set.ClassIds.Count,
            (tried, right) =>
            {
                best = Math.Max(best, right);
                context.Report(new ToolProgress(0.3 + (0.7 * tried / (LinearProbe.Strengths.Count + 1)), "fitting", $"{tried} of {LinearProbe.Strengths.Count} strengths of regularisation"));
            },
            cancellationToken);
        Dictionary<string, double> settings = new() { ["l2"] = probe.Strength, ["validation_top1"] = best, ["iterations"] = probe.Iterations, ["train_images"] = train.Images.Length + validation.Images.Length };
        return Figures("linear probe", set, [.. set.Images.Select(probe.Scores)], settings, cancellationToken);
    }

    private ClassifierFigures Figures(string title, LabelledImages set, float[][] scores, IReadOnlyDictionary<string, double> settings, CancellationToken cancellationToken)
    {
        ZeroShotFigures figures = ZeroShotFigures.Of("", ClassificationRanks.Of(set.Labels, image => scores[image]), set.ClassIds.Count, bootstrap, cancellationToken);
        return new ClassifierFigures(title, figures.Top1, figures.Top5, settings);
    }
}
