using System.Diagnostics;
using System.Text.Json.Nodes;
using RsPlugins.Geo.Gdal;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Doctor;

/// <summary>rs.doctor: loads a model, runs both towers once and says what was used and how fast it is, and whether GDAL is there.</summary>
public sealed class DoctorTool(ModelPool models) : PluginTool<DoctorArguments>
{
    private const int Probes = 8;
    private const float UnitTolerance = 1e-3f;

    /// <inheritdoc/>
    public override string Name => "rs.doctor";

    /// <inheritdoc/>
    protected override JsonObject Run(DoctorArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        LoadedModel model = models.Get(new ModelChoice(arguments.Model), context, cancellationToken);
        double loading = watch.Elapsed.TotalSeconds;
        byte[][] images = [.. ProbeSet.Images(model.Images.Preprocessor.Size).Take(Probes)];
        model.Images.Encode(images, cancellationToken);
        watch.Restart();
        float[][] vectors = model.Images.Encode(images, cancellationToken);
        double imageSeconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        float[][] texts = model.Texts.Encode(["a river", "um rio", "一条河流"], cancellationToken);
        double textSeconds = watch.Elapsed.TotalSeconds;
        bool sound = vectors.Concat(texts).All(vector => Math.Abs(Vectors.Dot(vector, vector) - 1) < UnitTolerance);
        return new JsonObject
        {
            ["model"] = model.Id,
            ["models"] = new JsonArray([.. models.Store.List().Select(id => (JsonNode)id)]),
            ["provider"] = model.Provider,
            ["precision"] = model.Export.Precision,
            ["notice"] = model.Notice,
            ["self_test"] = sound ? "passed" : "failed: an embedding is not a unit vector",
            ["image_cosine_to_fp32"] = model.Export.ImageCosine,
            ["text_cosine_to_fp32"] = model.Export.TextCosine,
            ["load_seconds"] = Math.Round(loading, 3),
            ["images_per_second"] = Math.Round(Probes / imageSeconds, 1),
            ["texts_per_second"] = Math.Round(3 / textSeconds, 1),
            ["gdal"] = Words(GdalLibrary.Status),
        };
    }

    // Not a failure: GeoTIFF, PNG and JPEG are read without it.
    private static string Words(GdalStatus gdal) => gdal.Found
        ? $"{gdal.Version} ({gdal.Path})"
        : $"not in use, so only GeoTIFF, PNG and JPEG are read: {gdal.Problem} {gdal.Hint}";
}
