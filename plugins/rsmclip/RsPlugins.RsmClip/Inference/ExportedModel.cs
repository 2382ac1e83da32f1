using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsPlugins.RsmClip.Inference;

/// <summary>What is known of a model's exported graphs; lies beside them as export.json and is written last.</summary>
/// <param name="ContentHash">Hash of the checkpoint.</param>
/// <param name="Precision">"int8" or "fp32".</param>
/// <param name="LogitScale">Factor from cosine to logit.</param>
/// <param name="ImageCosine">Smallest cosine of int8 to fp32 over the probe images; null when it was not measured.</param>
/// <param name="TextCosine">Smallest cosine of int8 to fp32 over the probe texts; null when it was not measured.</param>
/// <param name="Gate">The smallest cosine at which int8 is used.</param>
/// <param name="Batch">The most inputs that may share a run on this machine without a bit of their results changing.</param>
/// <param name="Seconds">Time the export took.</param>
public sealed record ExportedModel(string ContentHash, string Precision, double LogitScale, double? ImageCosine, double? TextCosine, double Gate, int Batch, double Seconds)
{
    private const string FileName = "export.json";
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The folder with vision.onnx and text.onnx.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";

    /// <summary>Reads the record of a folder, or null when the folder holds no complete export.</summary>
    public static ExportedModel? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<ExportedModel>(File.ReadAllText(path), Format)! with { Folder = folder } : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record into <see cref="Folder"/>.</summary>
    public void Write() => File.WriteAllText(Path.Combine(Folder, FileName), JsonSerializer.Serialize(this, Format));
}
