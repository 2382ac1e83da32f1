using Google.Protobuf;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx.Graphs;
using RsPlugins.RsmClip.Model.Onnx.Proto;

namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>
/// Writes both towers as ONNX graphs of standard operators (opset 20). vision.onnx: "pixels" [B,3,S,S] to "embedding" [B,D], of length 1,
/// and "patches" [B,N,D], NACLIP's features of the patches row by row, not normalised. text.onnx: "ids" [B,L], padded with 1, to "embedding" [B,D].
/// </summary>
public static class OnnxExporter
{
    /// <summary>The vision tower's file.</summary>
    public const string VisionFile = "vision.onnx";

    /// <summary>The text tower's file.</summary>
    public const string TextFile = "text.onnx";

    /// <summary>Raised whenever graphs change, so that cached ones of another version are not used.</summary>
    public const string Version = "2";

    private const int OperatorSet = 20;
    private const int IntermediateRepresentation = 9;

    /// <summary>Exports both towers. The graphs appear under their names only when their weights are complete.</summary>
    /// <param name="checkpoint">The open checkpoint.</param>
    /// <param name="folder">The folder for the four files; created if it does not exist.</param>
    /// <param name="precision">The number format of the large matrices.</param>
    /// <param name="options">Settings, or null for the defaults.</param>
    /// <param name="cancellationToken">Ends the export; what was written so far is deleted.</param>
    /// <exception cref="CheckpointException">A weight is not a finite number.</exception>
    public static void Export(
        Checkpoint checkpoint, string folder, OnnxPrecision precision, OnnxExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new OnnxExportOptions();
        Directory.CreateDirectory(folder);
        string partial = Path.Combine(folder, $".partial-{Guid.NewGuid():N}");
        Directory.CreateDirectory(partial);
        try
        {
            string[] names = [
                .. ExportTower(checkpoint, partial, precision, options, VisionFile, builder => new VisionGraph(checkpoint.Config, builder, options).Build(), cancellationToken),
                .. ExportTower(checkpoint, partial, precision, options, TextFile, builder => new TextGraph(checkpoint.Config, builder).Build(), cancellationToken)];
            foreach (string name in names)
            {
                File.Move(Path.Combine(partial, name), Path.Combine(folder, name), overwrite: true);
            }
        }
        finally
        {
            Directory.Delete(partial, recursive: true);
        }
    }

    /// <summary>Whether a folder holds both towers of this exporter's version for a checkpoint and a precision.</summary>
    /// <param name="folder">A folder that was exported to before.</param>
    /// <param name="contentHash">The checkpoint's hash.</param>
    /// <param name="precision">The precision.</param>
    public static bool IsExported(string folder, string contentHash, OnnxPrecision precision)
    {
        try
        {
            return new[] { VisionFile, TextFile }.All(file =>
                OnnxMetadata.Read(Path.Combine(folder, file)) is { } texts
                && texts.GetValueOrDefault(OnnxMetadata.ModelHash) == contentHash
                && texts.GetValueOrDefault(OnnxMetadata.Precision) == Name(precision)
                && texts.GetValueOrDefault(OnnxMetadata.ExporterVersion) == Version
                && File.Exists(Path.Combine(folder, WeightsName(file))));
        }
        catch (CheckpointException)
        {
            return false;
        }
    }

    private static string[] ExportTower(
        Checkpoint checkpoint,
        string folder,
        OnnxPrecision precision,
        OnnxExportOptions options,
        string file,
        Action<GraphBuilder> build,
        CancellationToken cancellationToken)
    {
        string tower = Path.GetFileNameWithoutExtension(file);
        GraphProto graph;
        using (ExternalWeights weights = new(Path.Combine(folder, WeightsName(file))))
        {
            GraphBuilder builder = new(checkpoint, weights, precision, options.Intermediates, cancellationToken);
            build(builder);
            graph = builder.Graph;
        }

        ModelProto model = Describe(graph, checkpoint, precision, options.ModelId ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(checkpoint.Folder)), tower);
        File.WriteAllBytes(Path.Combine(folder, file), model.ToByteArray());
        return [WeightsName(file), file];
    }

    /// <summary>A graph with what it says about itself.</summary>
    internal static ModelProto Describe(GraphProto graph, Checkpoint checkpoint, OnnxPrecision precision, string modelId, string tower)
    {
        graph.Name = tower;
        ModelProto model = new()
        {
            IrVersion = IntermediateRepresentation,
            ProducerName = "RsPlugins.RsmClip",
            ProducerVersion = Version,
            Graph = graph,
        };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = OperatorSet });
        OnnxMetadata.Set(model, OnnxMetadata.ModelId, modelId);
        OnnxMetadata.Set(model, OnnxMetadata.ModelHash, checkpoint.ContentHash);
        OnnxMetadata.Set(model, OnnxMetadata.Tower, tower);
        OnnxMetadata.Set(model, OnnxMetadata.Precision, Name(precision));
        OnnxMetadata.Set(model, OnnxMetadata.ExporterVersion, Version);
        return model;
    }

    private static string WeightsName(string file) => Path.ChangeExtension(file, ".weights");

    internal static string Name(OnnxPrecision precision) => precision == OnnxPrecision.Int8 ? "int8" : "float32";
}
