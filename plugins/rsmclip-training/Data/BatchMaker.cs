using System.Collections.Concurrent;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Data.Augment;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Makes the batch of any step from the seed alone, so that a resumed run sees what the undisturbed one would have seen.</summary>
public sealed class BatchMaker
{
    private const int PairStream = 2;
    private const int ViewStream = 3;
    private const int MixStream = 4;
    private const int MostEncoded = 200_000;
    private readonly TrainingConfig _config;
    private readonly ModelConfig _model;
    private readonly XlmRobertaTokenizer _tokenizer;
    private readonly LanguageSampler _languages;
    private readonly PairTexts _texts;
    private readonly SetSequence[] _sets;
    private readonly (SetSequence Set, int Turn)[] _turns;
    private readonly Augmentation _augmentation;
    private readonly ParallelOptions _workers;
    private readonly DeviceImages? _images;
    private readonly ConcurrentDictionary<string, int[]> _encoded = new(StringComparer.Ordinal);

    /// <summary>Makes a maker over the train splits.</summary>
    /// <param name="config">The run.</param>
    /// <param name="model">Sizes and normalisation.</param>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <param name="data">What to learn from.</param>
    /// <param name="images">Where the images are on the device that will paint the crops; null where the workers paint them.</param>
    public BatchMaker(TrainingConfig config, ModelConfig model, XlmRobertaTokenizer tokenizer, TrainingData data, DeviceImages? images = null)
    {
        _images = images;
        data.CheckTraining();
        _config = config;
        _model = model;
        _tokenizer = tokenizer;
        _languages = new LanguageSampler(config.Data, config.Seed);
        _texts = new PairTexts(config.Data, data.Texts, _languages);
        _augmentation = new Augmentation(model.Preprocess.Mean, model.Preprocess.Std);
        _workers = new ParallelOptions { MaxDegreeOfParallelism = TrainingData.WorkersOf(config.Data) };
        double shares = data.Sets.Sum(set => set.Settings.Share);
        int left = config.BatchSize;
        List<SetSequence> sets = [];
        for (int i = 0; i < data.Sets.Count; i++)
        {
            int count = i == data.Sets.Count - 1 ? left : (int)Math.Round(config.BatchSize * data.Sets[i].Settings.Share / shares);
            left -= count;
            sets.Add(new SetSequence(i, data.Sets[i], count));
        }

        _sets = [.. sets];
        _turns = [.. Turns(_sets)];
    }

    /// <summary>Training images in all sets.</summary>
    public int ImageCount => _sets.Sum(set => set.ImageCount);

    /// <summary>Makes a batch. One thread at a time; the images of the batch are made by several.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="size">Side of the global crops, pixels.</param>
    /// <exception cref="TrainingException">An image cannot be read any more.</exception>
    public Batch Make(long step, int size)
    {
        Pair[] pairs = Draw(step);
        (long[] ids, int length) = Tokens([.. pairs.Select(pair => pair.Text)]);
        bool areShared = _config.Data.SharedTexts;
        CropMix[] mixes = [.. Mixes(step, size)];
        float[]? targets = areShared || _sets.Any(set => set.Set.Settings.CutMix > 0) ? PairTargets.Of(pairs, areShared) : null;
        foreach (CropMix mix in mixes)
        {
            mix.Rectangle.Blend(targets.AsSpan(mix.Giver * pairs.Length, pairs.Length), targets.AsSpan(mix.Taker * pairs.Length, pairs.Length));
        }

        ViewSettings views = _config.Views;
        if (_images is not null)
        {
            return new Batch(step, pairs.Length, size, [], views.LocalSize, [], ids, length, targets) { Plan = Plan(step, size, pairs, mixes) };
        }

        (float[][] globals, float[][] locals) = Paint(step, size, pairs);
        foreach (CropMix mix in mixes)
        {
            foreach (float[] crops in globals)
            {
                mix.Rectangle.Copy(crops, mix.Giver, mix.Taker);
            }
        }

        return new Batch(step, pairs.Length, size, globals, views.LocalSize, locals, ids, length, targets);
    }

    /// <summary>Token ids of texts, padded to the longest.</summary>
    /// <param name="texts">The texts.</param>
    public (long[] Ids, int Length) Tokens(IReadOnlyList<string> texts)
    {
        int[][] encoded = [.. texts.Select(Encode)];
        int length = encoded.Max(ids => ids.Length);
        long[] padded = new long[encoded.Length * length];
        Array.Fill(padded, _model.Text.PaddingId);
        for (int i = 0; i < encoded.Length; i++)
        {
            for (int j = 0; j < encoded[i].Length; j++)
            {
                padded[(i * length) + j] = encoded[i][j];
            }
        }

        return (padded, length);
    }

    private CropPlan Plan(long step, int size, Pair[] pairs, CropMix[] mixes)
    {
        ViewSettings views = _config.Views;
        CropDraw[][] globals = [.. Enumerable.Range(0, views.GlobalCrops).Select(_ => new CropDraw[pairs.Length])];
        CropDraw[][] locals = [.. Enumerable.Range(0, views.LocalCrops).Select(_ => new CropDraw[pairs.Length])];
        for (int i = 0; i < pairs.Length; i++)
        {
            int at = i;
            DrawViews(step, i, pairs, size, (crop, draw) => globals[crop][at] = draw, (crop, draw) => locals[crop][at] = draw);
        }

        return new CropPlan([.. pairs.Select(pair => _images!.Find(pair.Entry))], globals, locals, mixes);
    }

    private (float[][] Globals, float[][] Locals) Paint(long step, int size, Pair[] pairs)
    {
        ViewSettings views = _config.Views;
        int values = 3 * size * size, localValues = 3 * views.LocalSize * views.LocalSize;
        float[][] globals = [.. Enumerable.Range(0, views.GlobalCrops).Select(_ => new float[pairs.Length * values])];
        float[][] locals = [.. Enumerable.Range(0, views.LocalCrops).Select(_ => new float[pairs.Length * localValues])];
        try
        {
            Parallel.For(0, pairs.Length, _workers, i =>
            {
                StoredImage image = pairs[i].Entry.Image;
                DrawViews(
                    step,
                    i,
                    pairs,
                    size,
                    (crop, draw) => _augmentation.Paint(image, size, draw, globals[crop].AsSpan(i * values, values)),
                    (crop, draw) => _augmentation.Paint(image, views.LocalSize, draw, locals[crop].AsSpan(i * localValues, localValues)));
            });
        }
        catch (AggregateException failures) when (failures.Flatten().InnerExceptions.OfType<TrainingException>().FirstOrDefault() is TrainingException known)
        {
            throw new TrainingException(known.Message, known.Hint, failures);
        }

        return (globals, locals);
    }

    private void DrawViews(long step, int i, Pair[] pairs, int size, Action<int, CropDraw> global, Action<int, CropDraw> local)
    {
        // Random numbers of its own for each image of each step: no order of threads can change them.
        SeededRandom random = new(_config.Seed, ViewStream, (step * pairs.Length) + i);
        ViewSettings views = _config.Views;
        (ImageEntry entry, ImageSetSettings settings) = (pairs[i].Entry, pairs[i].Settings);
        for (int crop = 0; crop < views.GlobalCrops; crop++)
        {
            View view = crop == 0 ? View.FirstGlobal : View.SecondGlobal;
            global(crop, CropDraw.Of(entry.Width, entry.Height, size, (settings.MinimumArea, 1), view, settings, ref random));
        }

        for (int crop = 0; crop < views.LocalCrops; crop++)
        {
            local(crop, CropDraw.Of(entry.Width, entry.Height, views.LocalSize, (views.LocalMinimumArea, views.LocalMaximumArea), View.Local, settings, ref random));
        }
    }

    private IEnumerable<CropMix> Mixes(long step, int size)
    {
        SeededRandom random = new(_config.Seed, MixStream, step);
        List<CropMix> mixes = [];
        int first = 0;
        foreach (Run run in Runs(step))
        {
            int half = run.Count / 2;
            for (int taker = first; taker < first + half; taker++)
            {
                if (random.Unit() < run.Set.Set.Settings.CutMix)
                {
                    mixes.Add(new CropMix(taker, first + half + random.Below(run.Count - half), CutMixRectangle.Draw(size, ref random)));
                }
            }

            first += run.Count;
        }

        return mixes;
    }

    private int[] Encode(string text)
    {
        if (_encoded.TryGetValue(text, out int[]? known))
        {
            return known;
        }

        int[] ids = _tokenizer.Encode(text, _model.Text.ContextLength);
        if (_encoded.Count < MostEncoded)
        {
            _encoded[text] = ids;
        }

        return ids;
    }

    private Pair[] Draw(long step)
    {
        List<Pair> pairs = [];
        SeededRandom random = new(_config.Seed, PairStream, step);
        string? language = _languages.OfBatch(step);
        foreach (Run run in Runs(step))
        {
            for (int i = 0; i < run.Count; i++)
            {
                ImageEntry entry = run.Set.At(run.Place + i, _config.Seed);
                pairs.Add(_texts.Draw(run.Set.Index, run.Set.Set, entry, language, ref random));
            }
        }

        return [.. pairs];
    }

    private IEnumerable<Run> Runs(long step)
    {
        if (_config.Data.MixedBatches)
        {
            return _sets.Select(set => new Run(set, step * set.Count, set.Count));
        }

        (SetSequence one, int turn) = _turns[step % _turns.Length];
        long earlier = (step / _turns.Length * one.Count) + turn;
        return [new Run(one, earlier * _config.BatchSize, _config.BatchSize)];
    }

    // In as many steps as a batch has pairs each set has as many turns as it has pairs in a mixed batch; the one that is furthest behind its share goes first.
    private static IEnumerable<(SetSequence Set, int Turn)> Turns(SetSequence[] sets)
    {
        int total = sets.Sum(set => set.Count);
        int[] taken = new int[sets.Length];
        for (int step = 1; step <= total; step++)
        {
            int next = Enumerable.Range(0, sets.Length).MaxBy(i => ((double)sets[i].Count * step / total) - taken[i]);
            yield return (sets[next], taken[next]++);
        }
    }

    // Images of one set that follow each other in its endless sequence and in the batch.
    private readonly record struct Run(SetSequence Set, long Place, int Count);
}
