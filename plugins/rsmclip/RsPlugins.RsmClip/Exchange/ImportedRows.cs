using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Tiles;
using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Exchange;

/// <summary>Takes rows into an index: their rasters, tiles and embeddings.</summary>
internal sealed class ImportedRows
{
    /// <summary>Rows that are committed together.</summary>
    public const int Batch = 4096;

    // Float16 keeps eleven bits: what is nearer to a unit vector than this is one.
    private const float UnitTolerance = 2e-3f;
    private readonly TileIndexWriter writer;
    private readonly string path;
    private readonly JsonNode? described;
    private readonly IndexModel? named;
    private readonly Dictionary<string, ExchangedSource> known;
    private readonly Dictionary<string, (IndexSource Source, int Rows)> sources = new(StringComparer.Ordinal);
    private readonly bool placed;
    private IndexModel? model;
    private long scaled;
    private long empty;
    private long unplaced;

    public ImportedRows(TileIndexWriter writer, EmbeddingParquetReader reader, string path)
    {
        this.writer = writer;
        this.path = path;
        described = reader.Json(ExchangeMetadata.EmbeddingKey);
        JsonNode? own = reader.Json(ExchangeMetadata.OwnKey);
        named = own?["model"]?.Deserialize<IndexModel>(ToolJson.Options);
        ExchangedSource[] listed = own?["sources"]?.Deserialize<ExchangedSource[]>(ToolJson.Options) ?? [];
        known = listed.ToDictionary(source => source.Path, StringComparer.Ordinal);
        placed = reader.Crs is not null;
        if (reader.Crs is Crs crs)
        {
            writer.Transact(() => writer.SetCrs(crs));
        }
    }

    /// <summary>Rows that were looked at.</summary>
    public long Seen { get; private set; }

    /// <summary>Rows that are in the index.</summary>
    public long Stored => Seen - empty;

    /// <summary>What the user should know, or null.</summary>
    public string? Notice => string.Join(" ", Notices()) is { Length: > 0 } text ? text : null;

    /// <summary>Takes a row.</summary>
    /// <exception cref="ToolException">Its embedding has another length than the first one's.</exception>
    public void Add(EmbeddingRow row)
    {
        Seen++;
        if (row.Embedding.Length == 0 || TensorPrimitives.Norm<float>(row.Embedding) is not (> 0 and < float.PositiveInfinity))
        {
            empty++;
            return;
        }

        model ??= writer.Use(ModelOf(row.Embedding.Length));
        if (row.Embedding.Length != model.Dimension)
        {
            throw new ToolException(ErrorIds.FileDamaged, $"Row {Seen} has an embedding of {row.Embedding.Length} values, others of {model.Dimension}.", "Import a file with embeddings of one model only.");
        }

        string name = row.Source ?? path;
        if (!sources.TryGetValue(name, out (IndexSource Source, int Rows) source))
        {
            source = (writer.Put((known.GetValueOrDefault(name) ?? ExchangedSource.Unknown(name, row.Date)).ToIndexSource()), 0);
        }

        sources[name] = (source.Source, source.Rows + 1);
        Polygon? footprint = placed ? PolygonOf(row.Footprint) : null;
        unplaced += footprint is null ? 1 : 0;
        long fid = writer.Add(source.Source, row.Tile ?? new Tile(0, source.Rows, new RasterWindow(0, 0, 1, 1)), footprint);
        writer.Add(fid, model, UnitVector(row.Embedding));
    }

    /// <summary>Notes how far each raster is embedded.</summary>
    /// <returns>The model.</returns>
    /// <exception cref="ToolException">There was no row with an embedding.</exception>
    public IndexModel Complete()
    {
        if (model is null)
        {
            throw new ToolException(ErrorIds.FileDamaged, "The file holds no embeddings.", "Check that it is the right file.");
        }

        foreach ((string name, (IndexSource source, int rows)) in sources)
        {
            ExchangedSource? state = known.GetValueOrDefault(name);
            writer.Note(source.Id, model, state?.NextTile ?? rows, state?.Complete ?? true);
        }

        return model;
    }

    /// <summary>Embeddings of other programs keep the name that they have there; no installed model has it, so that texts are not compared with them by mistake.</summary>
    private IndexModel ModelOf(int dimension) => named is not null && named.Dimension == dimension
        ? named
        : new IndexModel(0, (string?)described?["model"]?["id"] ?? Path.GetFileNameWithoutExtension(path), "", $"foreign:{(string?)described?["model"]?["source"] ?? Path.GetFileName(path)}", "fp32", dimension);

    private static Polygon? PolygonOf(Geometry? footprint) => footprint switch
    {
        Polygon polygon => polygon,
        MultiPolygon { NumGeometries: 1 } single => (Polygon)single.GetGeometryN(0),
        _ => null,
    };

    private float[] UnitVector(float[] embedding)
    {
        if (Math.Abs(TensorPrimitives.Norm<float>(embedding) - 1) > UnitTolerance)
        {
            scaled++;
            Vectors.Normalise(embedding);
        }

        return embedding;
    }

    private IEnumerable<string> Notices()
    {
        if (empty > 0)
        {
            yield return $"{empty} rows have no embedding and were left out.";
        }

        if (unplaced > 0)
        {
            yield return $"{unplaced} rows have no polygon as footprint: they are found, but lie nowhere on the map.";
        }

        if (scaled > 0)
        {
            yield return $"{scaled} embeddings were brought to length 1.";
        }
    }
}
