namespace RsPlugins.RsmClip.Tests.Models.Hub;

/// <summary>A request as it came.</summary>
internal sealed record LoopbackRequest(string Path, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Whether it was asked as a proxy is.</summary>
    public bool IsProxied { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The first byte that a range asks for; 0 for all.</summary>
    public long From => Header("range") is { } range ? long.Parse(range["bytes=".Length..range.IndexOf('-', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture) : 0;
}
