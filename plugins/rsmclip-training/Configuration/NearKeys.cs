namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Finds the key that somebody who mistyped one may have meant.</summary>
internal static class NearKeys
{
    /// <summary>At most three keys within a third of the typed length by edit distance, the nearest first.</summary>
    public static IEnumerable<string> Of(string typed, IEnumerable<string> known) => known
        .Select(key => (Key: key, Distance: Distance(typed.ToLowerInvariant().Replace('-', '_'), key)))
        .Where(entry => entry.Distance <= Math.Max(2, typed.Length / 3))
        .OrderBy(entry => entry.Distance)
        .Take(3)
        .Select(entry => entry.Key);

    // Levenshtein's distance, one row at a time.
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
