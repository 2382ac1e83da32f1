using System.Text;

namespace RsPlugins.Benchmarks;

/// <summary>Corpus BLEU with n-grams up to four, without smoothing (Papineni, Roukos, Ward, Zhu 2002): words in lower case without punctuation; each Chinese character counts as a word.</summary>
internal static class Bleu
{
    private const int Longest = 4;

    /// <summary>Scores captions against references.</summary>
    /// <returns>0 to 1.</returns>
    public static double Of(IReadOnlyList<(string Caption, IReadOnlyList<string> References)> corpus, int longest = Longest)
    {
        long[] matches = new long[longest], totals = new long[longest];
        long length = 0, reference = 0;
        foreach ((string caption, IReadOnlyList<string> references) in corpus)
        {
            string[] words = Words(caption);
            string[][] others = [.. references.Select(Words)];
            length += words.Length;
            reference += others.MinBy(other => (Math.Abs(other.Length - words.Length), other.Length))!.Length;
            for (int n = 1; n <= longest; n++)
            {
                Dictionary<string, int>[] counts = [.. others.Select(other => Grams(other, n))];
                foreach ((string gram, int count) in Grams(words, n))
                {
                    matches[n - 1] += Math.Min(count, counts.Max(other => other.GetValueOrDefault(gram)));
                    totals[n - 1] += count;
                }
            }
        }

        return matches.Contains(0) ? 0 : Math.Exp(Math.Min(0, 1 - ((double)reference / length)) + matches.Zip(totals, (match, total) => Math.Log((double)match / total)).Average());
    }

    /// <summary>The examples of the paper's section 2.1: 2 of 7 words, 17 of 18 words, 10 of 17 pairs.</summary>
    public static void Check()
    {
        string[] cats = ["The cat is on the mat.", "There is a cat on the mat."];
        string[] guide = ["It is a guide to action that ensures that the military will forever heed Party commands.", "It is the guiding principle which guarantees the military forces always being under the command of the Party.", "It is the practical guide for the army always to heed the directions of the party."];
        double repeated = Of([("the the the the the the the", cats)], 1), good = Of([("It is a guide to action which ensures that the military always obeys the commands of the party.", guide)], 1);
        double pairs = Math.Pow(Of([("It is a guide to action which ensures that the military always obeys the commands of the party.", guide)], 2), 2) / good;
        if (Math.Abs(repeated - (2.0 / 7)) > 1e-9 || Math.Abs(good - (17.0 / 18)) > 1e-9 || Math.Abs(pairs - (10.0 / 17)) > 1e-9)
        {
            throw new InvalidOperationException($"BLEU is wrong: {repeated}, {good}, {pairs}.");
        }
    }

    private static Dictionary<string, int> Grams(string[] words, int n) =>
        Enumerable.Range(0, Math.Max(0, words.Length - n + 1)).GroupBy(i => string.Join(' ', words[i..(i + n)])).ToDictionary(group => group.Key, group => group.Count());

    private static string[] Words(string text)
    {
        StringBuilder spaced = new();
        foreach (char c in text.ToLowerInvariant())
        {
            spaced.Append(c is >= '\u4e00' and <= '\u9fff' ? $" {c} " : char.IsLetterOrDigit(c) ? c.ToString() : " ");
        }

        return spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
