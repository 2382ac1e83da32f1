using Google.Protobuf;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx.Graphs;
using RsPlugins.RsmClip.Model.Onnx.Proto;

namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>
/// Writes further forms of the vision tower beside an exported one, "pixels" [B,3,rows·P,columns·P] to "tokens" [B,1+rows·columns,D]: the features of the class token and of the patches,
/// row by row, not normalised. They take their weights from the file of vision.onnx, so that a form costs a few hundred kilobytes.
/// </summary>
public static class SegmentationExporter
{
    /// <summary>Gives the graph of a form, writing it when it is not there.</summary>
    /// <param name="folder">A folder with an exported vision tower.</param>
    /// <param name="options">The form.</param>
    /// <param name="open">Opens the checkpoint that the tower comes from; called only when the graph must be written.</param>
    /// <param name="intermediates">Whether the attention of the last block becomes an output, "attention", to compare implementations.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <returns>The path of the graph.</returns>
    /// <exception cref="CheckpointException">The tower is damaged, or of another checkpoint.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The grid is empty or larger than <see cref="SegmentationOptions.MostPatches"/>, or the neighbourhood has no extent.</exception>
    public static string Ensure(string folder, SegmentationOptions options, Func<Checkpoint> open, bool intermediates = false, CancellationToken cancellationToken = default)
    {
        Check(options);
        string path = Path.Combine(folder, $"segmentation-{options.Key}{(intermediates ? "-intermediates" : "")}.onnx");
        if (File.Exists(path))
        {
            return path;
        }

        ModelProto vision = OnnxMetadata.Load(Path.Combine(folder, OnnxExporter.VisionFile));
        Dictionary<string, string> texts = vision.MetadataProps.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        using Checkpoint checkpoint = open();
        if (texts.GetValueOrDefault(OnnxMetadata.ModelHash) != checkpoint.ContentHash || texts.GetValueOrDefault(OnnxMetadata.ExporterVersion) != OnnxExporter.Version)
        {
            throw new CheckpointException($"{OnnxExporter.VisionFile} was made from another model.", "Export the model again.");
        }

        OnnxPrecision precision = texts[OnnxMetadata.Precision] == OnnxExporter.Name(OnnxPrecision.Int8) ? OnnxPrecision.Int8 : OnnxPrecision.Float32;
        GraphBuilder builder = new(checkpoint, vision.Graph.Initializer, precision, intermediates, cancellationToken);
        new SegmentationGraph(checkpoint.Config, builder, options).Build();
        ModelProto model = OnnxExporter.Describe(builder.Graph, checkpoint, precision, texts[OnnxMetadata.ModelId], "segmentation");
        string partial = $"{path}.{Guid.NewGuid():N}.partial";
        File.WriteAllBytes(partial, model.ToByteArray());
        File.Move(partial, path, overwrite: true);
        return path;
    }

    private static void Check(SegmentationOptions options)
    {
        foreach (int side in (ReadOnlySpan<int>)[options.Rows, options.Columns])
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(side, 1, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(side, SegmentationOptions.MostPatches, nameof(options));
        }

        if (options.HasNeighbourhood)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Sigma, nameof(options));
        }
    }
}
