namespace RsPlugins.Host.Plugins;

/// <summary>One thing that is wrong with a manifest.</summary>
/// <param name="Place">Where, for instance <c>tools[1].inputSchema.properties.Tile</c>.</param>
/// <param name="Reason">What is wrong and what is allowed.</param>
internal sealed record ManifestProblem(string Place, string Reason)
{
    private const int LongestShown = 80;

    /// <summary>A text of a manifest as a complaint may hold it: short, on one line.</summary>
    /// <param name="text">The text.</param>
    public static string Shown(string text)
    {
        string line = string.Concat(text.Take(LongestShown).Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
        return text.Length > LongestShown ? line + "…" : line;
    }

    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0 ? Reason : $"{Place}: {Reason}";
}
