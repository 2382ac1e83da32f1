using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Evaluate;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>Takes a caption file into a tile index.</summary>
internal static class IndexedCaptions
{
    /// <summary>Adds the captions and embeds those, and those of their images that are at hand, that have no embedding yet.</summary>
    /// <param name="writer">The index.</param>
    /// <param name="arguments">The call's arguments.</param>
    /// <param name="model">The model.</param>
    /// <param name="context">Told the captions done.</param>
    /// <param name="cancellationToken">Ends the work; what is embedded is kept.</param>
    /// <returns>What the index holds now; null when no caption file is named.</returns>
    /// <exception cref="CaptionException">The caption file cannot be used.</exception>
    public static JsonObject? Add(TileIndexWriter writer, IndexArguments arguments, LoadedModel model, IToolContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(arguments.Captions))
        {
            return null;
        }

        CaptionFile file = CaptionFile.Read(arguments.Captions, arguments.CaptionsLanguage);
        CaptionStore store = writer.Captions();
        bool changed = store.Add(file);
        store.Embed(model, null, context, cancellationToken);
        int? absent = null;
        if (!string.IsNullOrWhiteSpace(arguments.CaptionImages))
        {
            using ImageSource images = new(arguments.CaptionImages);
            absent = store.EmbedImages(images, model, context, cancellationToken);
        }

        return new JsonObject
        {
            ["file"] = file.Name,
            ["changed"] = changed,
            ["captions"] = store.Count,
            ["languages"] = new JsonArray([.. store.Languages.Select(language => (JsonNode)language)]),
            ["images_absent"] = absent,
        };
    }
}
