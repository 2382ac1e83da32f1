using Google.Protobuf;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx.Proto;

namespace RsPlugins.RsmClip.Model.Onnx;

/// <summary>The texts that an exported graph carries about itself.</summary>
public static class OnnxMetadata
{
    /// <summary>The model's name.</summary>
    public const string ModelId = "rs.model.id";

    /// <summary>The checkpoint's <see cref="Checkpoint.ContentHash"/>.</summary>
    public const string ModelHash = "rs.model.hash";

    /// <summary>vision, text or segmentation.</summary>
    public const string Tower = "rs.tower";

    /// <summary>float32 or int8.</summary>
    public const string Precision = "rs.precision";

    /// <summary>The exporter's version; graphs of another version are exported again.</summary>
    public const string ExporterVersion = "rs.exporter.version";

    /// <summary>The smallest cosine between this graph's embeddings and the single-precision ones, once it has been measured.</summary>
    public const string GateCosine = "rs.gate.cosine";

    /// <summary>The cosine that had to be reached.</summary>
    public const string GateThreshold = "rs.gate.threshold";

    /// <summary>On how many inputs the cosine was measured.</summary>
    public const string GateSamples = "rs.gate.samples";

    private const int LargestGraph = 64 << 20;

    /// <summary>Reads the texts of a graph without loading its weights.</summary>
    /// <param name="path">The .onnx file.</param>
    /// <exception cref="CheckpointException">The file is not a graph of this exporter.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path) =>
        Load(path).MetadataProps.GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    /// <summary>Adds or replaces texts; the file is replaced as a whole, so that a reader sees the old one or the new one.</summary>
    /// <param name="path">The .onnx file, which no session may have open on Windows.</param>
    /// <param name="entries">The texts.</param>
    public static void Write(string path, IReadOnlyDictionary<string, string> entries)
    {
        ModelProto model = Load(path);
        foreach ((string key, string value) in entries)
        {
            Set(model, key, value);
        }

        string temporary = path + ".partial";
        File.WriteAllBytes(temporary, model.ToByteArray());
        File.Move(temporary, path, overwrite: true);
    }

    internal static void Set(ModelProto model, string key, string value)
    {
        StringStringEntryProto? existing = model.MetadataProps.FirstOrDefault(entry => entry.Key == key);
        if (existing is null)
        {
            model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });
        }
        else
        {
            existing.Value = value;
        }
    }

    internal static ModelProto Load(string path)
    {
        FileInfo file = new(path);
        if (!file.Exists || file.Length > LargestGraph)
        {
            throw new CheckpointException($"{file.Name} is missing or no graph of this exporter.", "Export the model again.");
        }

        try
        {
            return ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new CheckpointException($"{file.Name} is damaged: {error.Message}", "Delete it; the model is exported again.", error);
        }
    }
}
