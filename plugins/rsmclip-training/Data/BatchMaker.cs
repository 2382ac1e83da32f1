using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Makes the batch of any step from the seed alone, so that a resumed run sees what the undisturbed one would have seen.</summary>
public sealed class BatchMaker
{
    private const int OrderStream = 1;
    private const int PairStream = 2;
    private const int MixStream = 4;
    private readonly TrainingConfig _config;
    private readonly ModelConfig _model;
    private readonly XlmRobertaTokenizer _tokenizer;
    private readonly TextStore _texts;
    private readonly Part[] _parts;
    private readonly (Part Part, int Turn)[] _turns;
    private readonly Augmentation _augmentation;
    private readonly Dictionary<string, int[]> _encoded = new(StringComparer.Ordinal);

    /// <summary>Makes a maker over the train splits.</summary>
    /// <param name="config">The run.</param>
    /// <param name="model">Sizes and normalisation.</param>
    /// <param name="tokenizer">The model's tokenizer.</param>
    /// <param name="data">What to learn from.</param>
    public BatchMaker(TrainingConfig config, ModelConfig model, XlmRobertaTokenizer tokenizer, TrainingData data)
    {
        IReadOnlyList<ImageSet> sets = data.Sets;
        _config = config;
        _model = model;
        _tokenizer = tokenizer;
        _texts = data.Texts;
        _augmentation = new Augmentation(model.Preprocess.Mean, model.Preprocess.Std);
        double shares = sets.Sum(set => set.Settings.Share);
        int left = config.BatchSize;
        List<Part> parts = [];
        for (int i = 0; i < sets.Count; i++)
        {
            int count = i == sets.Count - 1 ? left : (int)Math.Round(config.BatchSize * sets[i].Settings.Share / shares);
            left -= count;
            IReadOnlyList<ImageEntry> entries = sets[i].Split("train");
            if (count > 0 && entries.Count == 0)
            {
                throw new TrainingException($"Data set {sets[i].Settings.Name} has no training images.", "Check the split column of its list.");
            }

            parts.Add(new Part(i, sets[i], entries, count));
        }

        _parts = [.. parts];
        _turns = [.. Turns(_parts)];
    }

    /// <summary>Training images in all sets.</summary>
    public int ImageCount => _parts.Sum(part => part.Entries.Count);

    /// <summary>Makes a batch. One thread at a time.</summary>
    /// <param name="step">Step from 0.</param>
    /// <param name="size">Side of the global crops, pixels.</param>
    public Batch Make(long step, int size)
    {
        Pair[] pairs = Draw(step);
        ViewSettings views = _config.Views;
        float[][] globals = [.. Enumerable.Range(0, views.GlobalCrops).Select(_ => new float[pairs.Length * 3 * size * size])];
        float[][] locals = [.. Enumerable.Range(0, views.LocalCrops).Select(_ => new float[pairs.Length * 3 * views.LocalSize * views.LocalSize])];
        for (int i = 0; i < pairs.Length; i++)
        {
            SeededRandom random = new(_config.Seed, PairStream + 1, (step * pairs.Length) + i);
            ImageSetSettings settings = pairs[i].Part.Set.Settings;
            foreach (float[] crops in globals)
            {
                Span<float> target = crops.AsSpan(i * 3 * size * size, 3 * size * size);
                _augmentation.Crop(pairs[i].Entry.Image, size, (settings.MinimumArea, 1), settings, ref random, target);
            }

            foreach (float[] crops in locals)
            {
                int values = 3 * views.LocalSize * views.LocalSize;
                (double, double) areas = (views.LocalMinimumArea, views.LocalMaximumArea);
                _augmentation.Crop(pairs[i].Entry.Image, views.LocalSize, areas, settings, ref random, crops.AsSpan(i * values, values));
            }
        }

        (long[] ids, int length) = Tokens([.. pairs.Select(pair => pair.Text)]);
        float[]? targets = _config.Data.SharedTexts || _parts.Any(part => part.Set.Settings.CutMix > 0) ? Targets(pairs) : null;
        CutMix(step, pairs, size, globals, targets);
        return new Batch(step, pairs.Length, size, globals, views.LocalSize, locals, ids, length, targets);
    }

    private void CutMix(long step, Pair[] pairs, int size, float[][] globals, float[]? targets)
    {
        SeededRandom random = new(_config.Seed, MixStream, step);
        int first = 0;
        foreach (Run run in Runs(step))
        {
            int half = run.Count / 2;
            for (int taker = first; taker < first + half; taker++)
            {
                if (random.Unit() >= run.Part.Set.Settings.CutMix)
                {
                    continue;
                }

                int giver = first + half + random.Below(run.Count - half);
                CutMixRectangle rectangle = CutMixRectangle.Draw(size, ref random);
                foreach (float[] crops in globals)
                {
                    rectangle.Copy(crops, giver, taker);
                }

                rectangle.Blend(targets.AsSpan(giver * pairs.Length, pairs.Length), targets.AsSpan(taker * pairs.Length, pairs.Length));
            }

            first += run.Count;
        }
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

    private int[] Encode(string text)
    {
        lock (_encoded)
        {
            if (!_encoded.TryGetValue(text, out int[]? ids))
            {
                _encoded[text] = ids = _tokenizer.Encode(text, _model.Text.ContextLength);
            }

            return ids;
        }
    }

    private Pair[] Draw(long step)
    {
        List<Pair> pairs = [];
        SeededRandom random = new(_config.Seed, PairStream, step);
        foreach (Run run in Runs(step))
        {
            for (int i = 0; i < run.Count; i++)
            {
                ImageEntry entry = run.Part.At(run.Place + i, _config.Seed, OrderStream);
                pairs.Add(DrawText(run.Part, entry, ref random));
            }
        }

        return [.. pairs];
    }

    private IEnumerable<Run> Runs(long step)
    {
        if (_config.Data.MixedBatches)
        {
            return _parts.Select(part => new Run(part, step * part.Count, part.Count));
        }

        (Part part, int turn) = _turns[step % _turns.Length];
        long earlier = (step / _turns.Length * part.Count) + turn;
        return [new Run(part, earlier * _config.BatchSize, _config.BatchSize)];
    }

    // In as many steps as a batch has pairs each part has as many turns as it has pairs in a mixed batch; the one that is furthest behind its share goes first.
    private static IEnumerable<(Part Part, int Turn)> Turns(Part[] parts)
    {
        int total = parts.Sum(part => part.Count);
        int[] taken = new int[parts.Length];
        for (int step = 1; step <= total; step++)
        {
            int next = Enumerable.Range(0, parts.Length).MaxBy(i => ((double)parts[i].Count * step / total) - taken[i]);
            yield return (parts[next], taken[next]++);
        }
    }

    private Pair DrawText(Part part, ImageEntry entry, ref SeededRandom random)
    {
        string language = _config.Data.Languages[random.Below(_config.Data.Languages.Count)];
        IReadOnlyList<MultilingualText> captions = entry.Captions.Count > 0 || entry.Label < 0 ? entry.Captions : part.Set.ClassCaptions[entry.Label];
        bool hasClass = entry.Label >= 0 && part.Set.ClassNames.Count > 0 && _texts.Templates.Count > 0;
        double templateShare = captions.Count == 0 ? 1 : hasClass ? part.Set.Settings.TemplateShare : 0;
        string group = entry.Label < 0 ? $"{part.Index}/{entry.File}" : part.Set.Labels[entry.Label].ToUpperInvariant();
        if (random.Unit() < templateShare)
        {
            if (!hasClass)
            {
                throw new TrainingException($"{entry.File} has neither a caption nor a class name.", "Give its data set a class set or captions.");
            }

            MultilingualText template = _texts.Templates[random.Below(_texts.Templates.Count)];
            string name = Pick(part.Set.ClassNames[entry.Label], ref language);
            return new Pair(part, entry, Pick(template, ref language).Replace("{class}", name, StringComparison.Ordinal), "class:" + group, group, NamesClass: true);
        }

        MultilingualText caption = captions[random.Below(captions.Count)];
        return new Pair(part, entry, Pick(caption, ref language), caption.Id, group, NamesClass: false);
    }

    // A text that lacks the language drawn is taken in the first language that it has; a template then follows the class name's language.
    private static string Pick(MultilingualText text, ref string language)
    {
        if (!text.ByLanguage.TryGetValue(language, out string? value))
        {
            (language, value) = text.ByLanguage.First();
        }

        return value;
    }

    private static float[] Targets(Pair[] pairs)
    {
        float[] targets = new float[pairs.Length * pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            for (int j = 0; j < pairs.Length; j++)
            {
                targets[(i * pairs.Length) + j] = (float)Weight(pairs[i], pairs[j], i == j);
            }
        }

        return targets;
    }

    private static double Weight(Pair image, Pair text, bool isOwn)
    {
        if (isOwn || string.Equals(image.TextId, text.TextId, StringComparison.Ordinal))
        {
            return 1;
        }

        if (!string.Equals(image.Group, text.Group, StringComparison.Ordinal))
        {
            return 0;
        }

        bool isSameSet = image.Part.Index == text.Part.Index;
        return text.NamesClass && isSameSet ? 1 : Math.Min(image.Part.Set.Settings.SameClassWeight, text.Part.Set.Settings.SameClassWeight);
    }

    private sealed record Pair(Part Part, ImageEntry Entry, string Text, string TextId, string Group, bool NamesClass);

    // Images of one part that follow each other in its endless sequence and in the batch.
    private readonly record struct Run(Part Part, long Place, int Count);

    private sealed record Part(int Index, ImageSet Set, IReadOnlyList<ImageEntry> Entries, int Count)
    {
        private long _epoch = -1;
        private int[] _order = [];

        /// <summary>The image at a place of the endless sequence of shuffled epochs.</summary>
        public ImageEntry At(long place, long seed, int stream)
        {
            long epoch = place / Entries.Count;
            if (epoch != _epoch)
            {
                SeededRandom random = new(seed, (stream * 16) + Index, epoch);
                _order = [.. Enumerable.Range(0, Entries.Count)];
                for (int i = _order.Length - 1; i > 0; i--)
                {
                    int other = random.Below(i + 1);
                    (_order[i], _order[other]) = (_order[other], _order[i]);
                }

                _epoch = epoch;
            }

            return Entries[_order[place % Entries.Count]];
        }
    }
}
