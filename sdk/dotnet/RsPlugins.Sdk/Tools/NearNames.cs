namespace RsPlugins.Sdk.Tools;

/// <summary>Finds what somebody who mistyped a name may have meant.</summary>
public static class NearNames
{
    /// <summary>The names within a third of the typed length by edit distance, or that hold what was typed; at most three, the nearest first.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">The names there are.</param>
    public static IEnumerable<string> Of(string typed, IEnumerable<string> known)
    {
        string text = typed.ToLowerInvariant();
        return known
            .Select(name => (Name: name, Distance: text.Length > 2 && name.Contains(text, StringComparison.Ordinal) ? 0 : Distance(text, name)))
            .Where(entry => entry.Distance <= Math.Max(2, text.Length / 3))
            .OrderBy(entry => entry.Distance)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(entry => entry.Name);
    }

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
