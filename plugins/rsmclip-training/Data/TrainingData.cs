using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>All that a run learns from, checked as a whole.</summary>
public sealed class TrainingData : IDisposable
{
    private const long Megabyte = 1 << 20;
    private readonly DataSettings _settings;

    private TrainingData(DataSettings settings, TextStore texts, IReadOnlyList<ImageSet> sets)
    {
        _settings = settings;
        Texts = texts;
        Sets = sets;
    }

    /// <summary>Captions, class names and templates.</summary>
    public TextStore Texts { get; }

    /// <summary>The data sets, in the order of the configuration.</summary>
    public IReadOnlyList<ImageSet> Sets { get; }

    /// <summary>Images that the run does without.</summary>
    public IReadOnlyList<LeftOutImage> LeftOut => [.. Sets.SelectMany(set => set.LeftOut)];

    /// <summary>Reads texts and images.</summary>
    /// <param name="settings">What to read.</param>
    /// <param name="splits">Splits to keep.</param>
    /// <param name="onProgress">Told how far it is, in words.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TrainingException">Something is missing, or cannot be learnt from.</exception>
    public static TrainingData Read(DataSettings settings, IReadOnlySet<string> splits, Action<string> onProgress, CancellationToken cancellationToken)
    {
        TextStore texts = Reachable(() => TextStore.Read(settings.Texts), "data.texts");
        DataReading reading = new(settings, new ImageMemory(settings.MemoryMegabytes * Megabyte), onProgress);
        List<ImageSet> sets = [];
        TrainingData data = new(settings, texts, sets);
        try
        {
            foreach (ImageSetSettings set in settings.Sets)
            {
                onProgress(set.Name);
                sets.Add(Reachable(() => ImageSet.Read(set, texts, splits, reading, cancellationToken), $"Data set {set.Name}"));
            }

            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Threads that decode and augment.</summary>
    /// <param name="settings">The settings.</param>
    public static int WorkersOf(DataSettings settings) => settings.Workers > 0 ? settings.Workers : Math.Max(1, Environment.ProcessorCount - 1);

    /// <summary>Makes sure that there is something to learn: images to compare, texts that differ, and every language of the run.</summary>
    /// <exception cref="TrainingException">There is not.</exception>
    public void CheckTraining()
    {
        foreach (ImageSet set in Sets.Where(set => set.Settings.Share > 0 && set.Split("train").Count == 0))
        {
            string left = set.LeftOut.Count == 0 ? "" : $": {set.LeftOut.Count} {(set.LeftOut.Count == 1 ? "is" : "are")} left out, {set.LeftOut[0].File} since {set.LeftOut[0].Reason}";
            throw new TrainingException($"Data set {set.Settings.Name} has no training images{left}.", "Check the splits of its list, its captions and the languages of the run.");
        }

        (ImageSet Set, ImageEntry Entry)[] all = [.. Sets.SelectMany(set => set.Split("train").Select(entry => (set, entry)))];
        if (all.Length < 2)
        {
            throw new TrainingException("The training data are a single image.", "The loss compares images and texts of a batch: give at least two images.");
        }

        if (all.All(one => PairTexts.CaptionsOf(one.Set, one.Entry).Count == 0) && all.Select(one => one.Set.Labels[one.Entry.Label].ToUpperInvariant()).Distinct().Count() == 1)
        {
            throw new TrainingException($"The training data are one class, {all[0].Set.Labels[all[0].Entry.Label]}, without captions.", "The loss compares texts: give a second class, or captions of the images.");
        }

        HashSet<string> spoken = [.. Sets.SelectMany(set => set.ClassNames.Concat(set.ClassCaptions.SelectMany(list => list))).Concat(all.SelectMany(one => one.Entry.Captions)).SelectMany(text => text.ByLanguage.Keys)];
        if (_settings.Languages.FirstOrDefault(language => !spoken.Contains(language)) is string unknown)
        {
            throw new TrainingException($"No text of the training data is in the language \"{unknown}\".", $"Their languages are {string.Join(", ", spoken.Order(StringComparer.Ordinal))}: correct data.languages, or translate the captions with rs.translate.");
        }
    }

    /// <summary>What was read and what was left out, for the run's log.</summary>
    public JsonObject ToJson()
    {
        JsonObject entry = new() { ["sets"] = new JsonArray([.. Sets.Select(set => (JsonNode)Described(set))]) };
        IReadOnlyList<LeftOutImage> left = LeftOut;
        entry["leftOutCount"] = left.Count;
        entry["leftOut"] = LeftOutImage.ToJson(left);
        return entry;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (ImageSet set in Sets)
        {
            set.Dispose();
        }
    }

    private static T Reachable<T>(Func<T> read, string what)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"{what} cannot be read: {failure.Message}", "Check the paths in the training configuration and the rights.", failure);
        }
    }

    private JsonObject Described(ImageSet set)
    {
        ImageEntry[] all = [.. new[] { "train", "val", "test" }.SelectMany(set.Split)];
        JsonObject described = new()
        {
            ["name"] = set.Settings.Name,
            ["train"] = set.Split("train").Count,
            ["val"] = set.Split("val").Count,
            ["drawnSplits"] = set.HasDrawnSplits,
            ["classes"] = set.Labels.Count,
            ["captionsWithoutImage"] = set.CaptionsWithoutImage,
        };

        // Who wrote the captions in each language: a translation may have a licence of its own.
        JsonObject captions = [];
        MultilingualText[] texts = [.. all.SelectMany(entry => entry.Captions).Concat(set.ClassCaptions.SelectMany(list => list))];
        foreach (string language in _settings.Languages)
        {
            JsonObject origins = [];
            foreach (IGrouping<string, MultilingualText> one in texts.Where(text => text.ByLanguage.ContainsKey(language)).GroupBy(text => OriginOf(text, language), StringComparer.Ordinal))
            {
                origins[one.Key] = one.Count();
            }

            captions[language] = origins;
        }

        described["captions"] = captions;
        return described;
    }

    private static string OriginOf(MultilingualText text, string language) => text.Origins.GetValueOrDefault(language) switch
    {
        null => "not stated",
        CaptionOrigin origin when origin == CaptionOrigin.Original => "original",
        CaptionOrigin origin => $"{origin.Model} ({(origin.Licence.Length > 0 ? origin.Licence : "no licence stated")})",
    };
}
