using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Retrieve;

/// <summary>rs.retrieve: finds tiles of an index by words, images and places.</summary>
public sealed class RetrieveTool : PluginTool<RetrieveArguments>
{
    private readonly ModelPool models;
    private readonly IndexCache indexes;

    internal RetrieveTool(ModelPool models, IndexCache indexes)
    {
        this.models = models;
        this.indexes = indexes;
    }

    /// <inheritdoc/>
    public override string Name => "rs.retrieve";

    /// <inheritdoc/>
    protected override JsonObject Run(RetrieveArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        Check(arguments);
        string path = Path.GetFullPath(arguments.Index);
        using TileIndex index = TileIndex.Open(path);
        return TileIndex.Guarded(path, () => Search(index, arguments, context, cancellationToken));
    }

    private static void Check(RetrieveArguments arguments)
    {
        _ = Languages.Checked(arguments.Language);
        if (Texts(arguments.Texts).Length == 0 && (arguments.Images ?? []).Count == 0 && arguments.Place is not { ValueKind: JsonValueKind.Object } && !(arguments.Place is { ValueKind: JsonValueKind.String } place && place.GetString()!.Trim().Length > 0))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "There is nothing to look for.", "Give texts, images or a place.");
        }
    }

    private JsonObject Search(TileIndex index, RetrieveArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        LoadedModel model = models.Get(IndexedModel.Choose(index, arguments, models.Store), context, cancellationToken);
        IndexModel indexed = IndexedModel.Find(index, model);
        QueryArea areas = new(IndexReference.Parse(arguments.Crs), index.Crs);
        SearchFilter filter = FilterOf(arguments, areas);
        ICrsTransform? toGeoJson = string.IsNullOrWhiteSpace(arguments.Geojson) ? null : MatchFiles.ToGeoJson(index.Crs);
        context.Report(new ToolProgress(null, "loading index", Path.GetFileName(index.Path)));
        LoadedIndex loaded = indexes.Get(index, indexed, cancellationToken);
        (float[] query, Confidence confidence) = QueryOf(arguments, model, index, loaded, areas, cancellationToken);
        context.Report(new ToolProgress(null, "searching", $"{loaded.Tiles.Count} tiles"));
        (RowFilter? rows, string? emptied) = filter.Rows(index, loaded, cancellationToken);
        IReadOnlyList<Match> matches = TileSearch.Run(index, loaded, query, arguments.K, rows, arguments.Distinct, confidence.Of, cancellationToken);
        if (!string.IsNullOrWhiteSpace(arguments.Thumbnails))
        {
            new Thumbnails(Path.GetFullPath(arguments.Thumbnails), arguments.ThumbnailSize).Write(matches, context, cancellationToken);
        }

        JsonObject provenance = Provenance.Of(Name, arguments, model);
        List<string> notices = [.. ((string?[])[model.Notice, emptied, PrecisionNotice(model, indexed)]).OfType<string>()];
        notices.ForEach(notice => context.Log.LogWarning("{Notice}", notice));
        string? heatMap = string.IsNullOrWhiteSpace(arguments.HeatMap) ? null : HeatMap.Write(Path.GetFullPath(arguments.HeatMap), matches, query, model, index.Crs, provenance, context, cancellationToken);
        return new JsonObject
        {
            ["heat_map"] = heatMap,
            ["matches"] = string.IsNullOrWhiteSpace(arguments.Matches) ? null : MatchFiles.WriteGeoPackage(Path.GetFullPath(arguments.Matches), matches, index.Crs, provenance),
            ["geojson"] = string.IsNullOrWhiteSpace(arguments.Geojson) ? null : MatchFiles.WriteGeoJson(Path.GetFullPath(arguments.Geojson), matches, toGeoJson, provenance),
            ["thumbnails"] = string.IsNullOrWhiteSpace(arguments.Thumbnails) ? null : Path.GetFullPath(arguments.Thumbnails),
            ["hits"] = new JsonArray([.. matches.Select(match => (JsonNode)MatchFiles.ToHit(match))]),
            ["count"] = matches.Count,
            ["searched"] = rows?.Count ?? loaded.Tiles.Count,
            ["crs"] = index.Crs?.ToString(),
            ["confidence_note"] = confidence.Reason,
            ["model"] = model.Id,
            ["model_sha256"] = model.Export.ContentHash,
            ["precision"] = model.Export.Precision,
            ["notice"] = notices.Count > 0 ? string.Join(" ", notices) : null,
            ["provenance"] = provenance,
        };
    }

    private static (float[] Query, Confidence Confidence) QueryOf(RetrieveArguments arguments, LoadedModel model, TileIndex index, LoadedIndex loaded, QueryArea areas, CancellationToken cancellationToken)
    {
        string[] texts = Texts(arguments.Texts), notTexts = Texts(arguments.NotTexts);
        List<float[]> wanted = [.. model.Texts.Encode(texts, cancellationToken), .. Encode(arguments.Images, model, cancellationToken)];
        if (areas.Geometry(arguments.Place, "place") is Geometry place)
        {
            wanted.Add(At(place, index, loaded, cancellationToken));
        }

        List<float[]> unwanted = [.. model.Texts.Encode(notTexts, cancellationToken), .. Encode(arguments.NotImages, model, cancellationToken)];
        if (areas.Geometry(arguments.NotPlace, "not_place") is Geometry unlike)
        {
            unwanted.Add(At(unlike, index, loaded, cancellationToken));
        }

        return (QueryVector.Of(wanted, unwanted, arguments.NotWeight), Confidence.For(model, arguments.Language, texts.Length, wanted.Count - texts.Length, unwanted.Count));
    }

    /// <summary>The embedding of a place: the mean of those of the tiles there, as a unit vector.</summary>
    private static float[] At(Geometry place, TileIndex index, LoadedIndex loaded, CancellationToken cancellationToken)
    {
        int[] rows = [.. index.TilesIn(place, cancellationToken).Select(loaded.RowOf).OfType<int>()];
        if (rows.Length == 0)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The index holds no tile at the place.", $"Choose a place inside the rasters of the index, in the CRS that crs names (that of the index is {index.Crs}).");
        }

        float[] mean = QueryVector.Mean([.. rows.Select(row =>
        {
            float[] vector = new float[loaded.Matrix.Dimension];
            loaded.Matrix.CopyRow(row, vector);
            return vector;
        })]);
        Vectors.Normalise(mean);
        return mean;
    }

    private static IEnumerable<float[]> Encode(IReadOnlyList<string>? images, LoadedModel model, CancellationToken cancellationToken) =>
        (images ?? []).Select(image => model.Images.Encode([EmbedTool.Whole(image, new EmbedArguments(), model, cancellationToken)], cancellationToken)[0]);

    private static SearchFilter FilterOf(RetrieveArguments arguments, QueryArea areas)
    {
        List<(string Name, Geometry Area)> given = [];
        foreach ((string name, Geometry? area) in (ReadOnlySpan<(string, Geometry?)>)[("extent", areas.Extent(arguments.Extent)), ("area", areas.Geometry(arguments.Area, "area")), ("area_file", areas.FromFile(arguments.AreaFile))])
        {
            if (area is not null)
            {
                given.Add((name, area));
            }
        }

        DateOnly? from = SourceDate.Parse(arguments.FromDate, "from_date"), to = SourceDate.Parse(arguments.ToDate, "to_date");
        return from > to
            ? throw new ToolException(ErrorIds.ArgumentInvalid, "The first day lies after the last.", "Exchange from_date and to_date.")
            : new SearchFilter(given, [.. (arguments.Sources ?? []).Where(name => !string.IsNullOrWhiteSpace(name))], from, to);
    }

    private static string? PrecisionNotice(LoadedModel model, IndexModel indexed) => model.Export.Precision == indexed.Precision
        ? null
        : $"The index was made in {indexed.Precision}, the query in {model.Export.Precision}: scores differ by some thousandths from those of one precision.";

    private static string[] Texts(IReadOnlyList<string>? texts) => [.. (texts ?? []).Where(text => !string.IsNullOrWhiteSpace(text))];
}
