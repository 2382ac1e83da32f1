using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>Draws the languages of texts: alike, by weights, or one for all pairs of a batch.</summary>
public sealed class LanguageSampler
{
    /// <summary>Every language as often as every other.</summary>
    public const string Uniform = "uniform";

    /// <summary>By weights.</summary>
    public const string Weighted = "weighted";

    /// <summary>One language for all pairs of a batch, drawn by the weights where there are any.</summary>
    public const string OnePerBatch = "one-per-batch";

    private const int LanguageStream = 5;
    private readonly DataSettings _settings;
    private readonly long _seed;

    /// <summary>Makes a sampler.</summary>
    /// <param name="settings">Languages, weights, and the way.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <exception cref="TrainingException">The weights name another language, or leave none.</exception>
    public LanguageSampler(DataSettings settings, long seed)
    {
        (_settings, _seed) = (settings, seed);
        if (settings.LanguageWeights.Keys.FirstOrDefault(language => !settings.Languages.Contains(language)) is string other)
        {
            throw new TrainingException($"data.language_weights has the language \"{other}\", data.languages has not.", "Add it to the languages, or leave its weight out.");
        }

        if (settings.Languages.All(language => WeightOf(language) == 0))
        {
            throw new TrainingException("data.language_weights leaves no language.", "Give at least one language a weight above 0.");
        }
    }

    /// <summary>The language of a whole batch, or null where each pair has its own.</summary>
    /// <param name="step">Step from 0.</param>
    public string? OfBatch(long step)
    {
        if (_settings.LanguageSampling != OnePerBatch)
        {
            return null;
        }

        SeededRandom random = new(_seed, LanguageStream, step);
        return Draw(_settings.Languages, ref random);
    }

    /// <summary>Draws one of some languages.</summary>
    /// <param name="among">Some of the languages of the settings, at least one.</param>
    /// <param name="random">Random numbers.</param>
    public string Draw(IReadOnlyList<string> among, ref SeededRandom random)
    {
        double all = 0;
        foreach (string language in among)
        {
            all += WeightOf(language);
        }

        double place = random.Unit() * all;
        foreach (string language in among)
        {
            place -= WeightOf(language);
            if (place < 0)
            {
                return language;
            }
        }

        return among[^1];
    }

    private double WeightOf(string language) => _settings.LanguageSampling == Uniform ? 1 : _settings.LanguageWeights.TryGetValue(language, out double weight) ? weight : 1;
}
