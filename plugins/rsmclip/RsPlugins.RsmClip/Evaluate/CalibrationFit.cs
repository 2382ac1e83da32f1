using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>
/// What calibration is fitted on and judged by. Classes: the cosines of each image with the classes of its data set, in each language; each data set counts alike.
/// Matches: a query against the images of its data set, of which those with the query's class are relevant. Queries by text are the bare class names and the captions, each group and set alike;
/// a caption has the classes of all images that have it. Queries by image are the images themselves, against all others.
/// </summary>
internal sealed class CalibrationFit
{
    private const double LeastScale = 1e-2, MostScale = 1e4;
    private const int Halvings = 60;
    private readonly List<(double Weight, float[] Cosines, int Truth, int Image)> classes = [];
    private readonly Dictionary<string, ScoreHistogram> matches = [];

    public CalibrationFit(LoadedModel model, IReadOnlyList<LabelledImages> sets, IReadOnlyList<string> languages, IToolContext context, CancellationToken cancellationToken)
    {
        foreach ((int position, string language) in languages.Index())
        {
            context.Report(ToolProgress.Of("comparing", position, languages.Count + 1, "languages"));
            ScoreHistogram pairs = matches[language] = new ScoreHistogram();
            int before = 0;
            foreach (LabelledImages set in sets)
            {
                int first = before;
                float[][] cosines = set.Cosines(model, language, PromptTemplates.For(language), cancellationToken);
                classes.AddRange(cosines.Select((row, image) => (1.0 / (cosines.Length * languages.Count * sets.Count), row, set.Labels[image], first + image)));
                before += cosines.Length;
                AddTexts(pairs, model, set, language, cancellationToken);
            }
        }

        ScoreHistogram images = matches[Calibration.ImageQuery] = new ScoreHistogram();
        foreach (LabelledImages set in sets)
        {
            AddImages(images, set, cancellationToken);
        }
    }

    /// <summary>Number of images with classes, over all languages.</summary>
    public int ClassDecisions => classes.Count;

    /// <summary>The pairs of each query language, and of "image".</summary>
    public IReadOnlyDictionary<string, ScoreHistogram> Matches => matches;

    /// <summary>The calibration that fits best.</summary>
    public Calibration Fit(string modelSha256) =>
        new(modelSha256, FitScale(), matches.ToDictionary(entry => entry.Key, entry => Rounded(entry.Value.Fit())), ScoreHistogram.Prior);

    /// <summary>How the confidence in the first class fits the share of right ones.</summary>
    public Reliability MeasureClasses(double scale)
    {
        Reliability table = new();
        foreach ((double weight, float[] cosines, int truth, _) in classes)
        {
            float[] probabilities = Vectors.SoftMax(cosines, (float)scale);
            int best = Vectors.ArgMax(probabilities);
            table.Add(probabilities[best], best == truth ? weight : 0, weight);
        }

        return table;
    }

    /// <summary>The interval of the expected calibration error of classes. Matches have none: their pairs are kept as a histogram only.</summary>
    /// <param name="scale">Factor from cosine to logit.</param>
    /// <param name="bootstrap">Draws the images, each with all its languages.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Estimate ClassError(double scale, Bootstrap bootstrap, CancellationToken cancellationToken)
    {
        (double Confidence, double Right, double Weight, int Image)[] decisions = [.. classes.Select(one =>
        {
            float[] probabilities = Vectors.SoftMax(one.Cosines, (float)scale);
            int best = Vectors.ArgMax(probabilities);
            return ((double)probabilities[best], best == one.Truth ? one.Weight : 0, one.Weight, one.Image);
        })];
        return bootstrap.Intervals(decisions.Max(one => one.Image) + 1, Error, cancellationToken)[0];

        double[] Error(IReadOnlyList<int> counts)
        {
            Reliability table = new();
            foreach ((double confidence, double right, double weight, int image) in decisions)
            {
                table.Add(confidence, right * counts[image], weight * counts[image]);
            }

            return [table.ExpectedError];
        }
    }

    private static MatchCurve Rounded(MatchCurve curve) => new(Math.Round(curve.Slope, 6), Math.Round(curve.Intercept, 6));

    private static void AddTexts(ScoreHistogram pairs, LoadedModel model, LabelledImages set, string language, CancellationToken cancellationToken)
    {
        string[] names = [.. set.Classes!.Classes.Select(one => one.NameIn(language))];
        AddQueries(pairs, model, set, names, name => [Array.IndexOf(names, name)], cancellationToken);
        if (set.Captions.TryGetValue(language, out CaptionQueries? captions))
        {
            ILookup<string, int> classesOf = captions.Texts.Index().ToLookup(caption => caption.Item, caption => set.Labels[captions.Owners[caption.Index]]);
            AddQueries(pairs, model, set, [.. classesOf.Select(group => group.Key)], caption => [.. classesOf[caption]], cancellationToken);
        }
    }

    private static void AddQueries(ScoreHistogram pairs, LoadedModel model, LabelledImages set, string[] queries, Func<string, HashSet<int>> classesOf, CancellationToken cancellationToken)
    {
        float[][] vectors = model.Texts.Encode(queries, cancellationToken);
        foreach ((string query, float[] vector) in queries.Zip(vectors))
        {
            HashSet<int> wanted = classesOf(query);
            pairs.Add([.. set.Images.Select(image => Vectors.Dot(vector, image))], image => wanted.Contains(set.Labels[image]), 1.0 / queries.Length);
        }
    }

    private static void AddImages(ScoreHistogram pairs, LabelledImages set, CancellationToken cancellationToken)
    {
        for (int query = 0; query < set.Images.Length; query++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int self = query;
            int[] others = [.. Enumerable.Range(0, set.Images.Length).Where(image => image != self)];
            pairs.Add([.. others.Select(image => Vectors.Dot(set.Images[self], set.Images[image]))], at => set.Labels[others[at]] == set.Labels[self], 1.0 / set.Images.Length);
        }
    }

    /// <summary>The scale of the least negative log likelihood. It is convex in the scale, so its slope changes sign once: halve the interval, in logarithms, around that place.</summary>
    private double FitScale()
    {
        double low = Math.Log(LeastScale), high = Math.Log(MostScale);
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Slope(Math.Exp(middle)) < 0 ? (middle, high) : (low, middle);
        }

        return Math.Round(Math.Exp((low + high) / 2), 6);

        double Slope(double scale) => classes.Sum(one =>
        {
            float[] probabilities = Vectors.SoftMax(one.Cosines, (float)scale);
            return one.Weight * (Vectors.Dot(probabilities, one.Cosines) - one.Cosines[one.Truth]);
        });
    }
}
