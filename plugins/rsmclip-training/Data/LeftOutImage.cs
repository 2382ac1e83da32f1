using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>An image that a list names and a run does without.</summary>
/// <param name="Set">Its data set.</param>
/// <param name="File">Its name in the list.</param>
/// <param name="Reason">Why, in a few words.</param>
public sealed record LeftOutImage(string Set, string File, string Reason)
{
    private const int MostNamed = 100;

    /// <summary>The first hundred of some images as JSON.</summary>
    /// <param name="images">The images.</param>
    public static JsonArray ToJson(IReadOnlyList<LeftOutImage> images) =>
        [.. images.Take(MostNamed).Select(one => (JsonNode)new JsonObject { ["set"] = one.Set, ["file"] = one.File, ["reason"] = one.Reason })];
}
