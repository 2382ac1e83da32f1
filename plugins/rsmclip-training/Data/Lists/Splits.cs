using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RsPlugins.RsmClip.Training.Data.Lists;

/// <summary>Names of splits, and splits for data sets that have none.</summary>
internal static partial class Splits
{
    public const string Train = "train";
    public const string Validation = "val";
    public const string Test = "test";

    /// <summary>The split that a list means, or null for a word that names none. Karpathy's restval is for training.</summary>
    public static string? Named(string word) => word.Trim().ToLowerInvariant() switch
    {
        "train" or "training" or "restval" => Train,
        "val" or "valid" or "validation" or "dev" => Validation,
        "test" or "testing" => Test,
        _ => null,
    };

    /// <summary>The split that a folder or shard such as "train" or "val-0003" stands for, or null.</summary>
    public static string? OfFolder(string folder) => Folder().Match(folder) is { Success: true } match ? Named(match.Groups[1].Value) : null;

    /// <summary>
    /// Gives rows splits by shares, class by class. Who goes where depends on names and seed alone: not on the order of the list, and for nearly all images not on which others there are.
    /// </summary>
    public static ListedRow[] Drawn(IReadOnlyList<ListedRow> rows, double validation, double test, int seed)
    {
        Dictionary<string, string> splits = new(StringComparer.Ordinal);
        foreach (IGrouping<string?, ListedRow> one in rows.GroupBy(row => row.Label))
        {
            string[] files = [.. one.Select(row => row.File).OrderBy(file => Key(file, seed), StringComparer.Ordinal)];
            int tests = (int)Math.Round(files.Length * test), validations = (int)Math.Round(files.Length * validation);
            for (int i = 0; i < files.Length; i++)
            {
                splits[files[i]] = i < tests ? Test : i < tests + validations ? Validation : Train;
            }
        }

        return [.. rows.Select(row => row with { Split = splits[row.File] })];
    }

    private static string Key(string file, int seed) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{file}"))));

    [GeneratedRegex(@"^(train|training|val|valid|validation|dev|test|testing)(?:[-_.\d].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Folder();
}
