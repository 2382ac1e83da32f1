using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Demo;

/// <summary>A search of the demo and what it found.</summary>
/// <param name="Query">The words that were looked for, or the name of the place.</param>
/// <param name="Language">Their language; null for a place.</param>
/// <param name="About">What else a reader should know: the words in English, or a filter; or null.</param>
/// <param name="Result">What rs.retrieve gave.</param>
internal sealed record DemoSearch(string Query, string? Language, string? About, JsonObject Result);
