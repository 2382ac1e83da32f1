using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;

namespace RsPlugins.RsmClip.Models;

/// <summary>Which files of a model's folder are its own: all else, such as another form of the weights, is left where it is.</summary>
internal static class ModelFiles
{
    /// <summary>The most bytes of a file that is no weight file.</summary>
    public const long LargestSmallFile = 64L << 20;

    /// <summary>The most bytes of a model.</summary>
    public const long LargestModel = 32L << 30;

    private static readonly string[] Weights = [Checkpoint.SafetensorsName, Checkpoint.TorchName];
    private static readonly string[] Tokenizers = [Checkpoint.TokenizerName, TokenizerJson.FileName];
    private static readonly string[] Further = [ModelConfig.FileName, "text_config.json", "config.json", "calibration.json", ModelCard.FileName, "LICENSE", "LICENSE.md", "LICENSE.txt"];

    /// <summary>The files to take of those that are there: the better one where there are several of a kind.</summary>
    /// <param name="names">Names without folders.</param>
    public static IReadOnlyList<string> Wanted(IEnumerable<string> names)
    {
        HashSet<string> there = [.. names];
        return [.. Further.Where(there.Contains), .. Weights.Where(there.Contains).Take(1), .. Tokenizers.Where(there.Contains).Take(1)];
    }

    /// <summary>What a folder with these files lacks of a model, in words; empty where it has all.</summary>
    /// <param name="names">Names without folders.</param>
    /// <param name="knownSizes">Whether the sizes are known without a configuration.</param>
    public static IReadOnlyList<string> Missing(IEnumerable<string> names, bool knownSizes = false)
    {
        HashSet<string> there = [.. names];
        List<string> missing = [];
        if (!knownSizes && !there.Contains(ModelConfig.FileName))
        {
            missing.Add(ModelConfig.FileName);
        }

        if (!Weights.Any(there.Contains))
        {
            missing.Add(string.Join(" or ", Weights));
        }

        if (!Tokenizers.Any(there.Contains))
        {
            missing.Add(string.Join(" or ", Tokenizers));
        }

        return missing;
    }

    /// <summary>The most bytes that a file of this name may have.</summary>
    public static long LargestOf(string name) => Weights.Contains(name) ? LargestModel : LargestSmallFile;
}
