namespace RsPlugins.Host.Plugins;

/// <summary>One thing that is wrong with a manifest.</summary>
/// <param name="Place">Where, for instance <c>tools[1].inputSchema.properties.Tile</c>.</param>
/// <param name="Reason">What is wrong and what is allowed.</param>
internal sealed record ManifestProblem(string Place, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Place.Length == 0 ? Reason : $"{Place}: {Reason}";
}
