using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Gathers the captions of a call into its outputs; memory does not grow with the number of tiles.</summary>
internal sealed class CaptionSummary
{
    private const int MostInline = 256;
    private readonly Dictionary<string, int> notices = new(StringComparer.Ordinal);
    private readonly List<TileCaption> first = [];
    private int count;
    private int generated;

    /// <summary>Takes a tile.</summary>
    public void Add(TileCaption tile)
    {
        if (tile.Caption is not ImageCaption caption)
        {
            return;
        }

        count++;
        generated += caption.Best.Method == CaptionCandidate.Generated ? 1 : 0;
        if (first.Count < MostInline)
        {
            first.Add(tile);
        }

        if (caption.Notice is string notice)
        {
            notices[notice] = notices.GetValueOrDefault(notice) + 1;
        }
    }

    /// <summary>The outputs for a raster as one image.</summary>
    public JsonObject Whole()
    {
        ImageCaption caption = first[0].Caption!;
        return new JsonObject
        {
            ["caption"] = caption.Best.Text,
            ["language"] = caption.Best.Language,
            ["method"] = caption.Best.Method,
            ["score"] = caption.Best.Score,
            ["candidates"] = JsonSerializer.SerializeToNode(caption.Candidates, ToolJson.Options),
            ["retrieved"] = JsonSerializer.SerializeToNode(caption.Retrieved, ToolJson.Options),
            ["prompt_sha256"] = caption.PromptSha256,
            ["notice"] = caption.Notice,
        };
    }

    /// <summary>The outputs for tiles; their captions only when there are not too many for an answer.</summary>
    public JsonObject Tiles()
    {
        JsonObject result = new()
        {
            ["count"] = count,
            ["generated"] = generated,
            ["notice"] = notices.Count == 0 ? null : string.Join(' ', notices.OrderByDescending(notice => notice.Value).Select(notice => $"{notice.Key} ({notice.Value} of {count} tiles)")),
        };
        if (count <= MostInline)
        {
            result["captions"] = new JsonArray([.. first.Select(tile => (JsonNode)new JsonObject
            {
                ["row"] = tile.Row,
                ["col"] = tile.Column,
                ["caption"] = tile.Caption!.Best.Text,
                ["language"] = tile.Caption.Best.Language,
                ["method"] = tile.Caption.Best.Method,
                ["score"] = tile.Caption.Best.Score,
            })]);
        }

        return result;
    }
}
