using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The counts of the images that were segmented so far, one JSON array a line, in the folder of the job. Without a folder nothing is kept.</summary>
internal sealed class ConfusionJournal : IDisposable
{
    private readonly FileStream? stream;

    /// <param name="folder">The job's folder, or null.</param>
    /// <param name="model">The model.</param>
    /// <param name="settings">All that the counts depend on beside the model and the images.</param>
    /// <param name="names">The images, in the order in which they are segmented.</param>
    /// <param name="classes">Number of classes.</param>
    public ConfusionJournal(string? folder, LoadedModel model, string settings, IReadOnlyList<string> names, int classes)
    {
        if (folder is null)
        {
            return;
        }

        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [model.Export.ContentHash, model.Export.Precision, model.Provider, settings, .. names]))))[..32];
        string path = Path.Combine(folder, $"segmentation-{key}.jsonl"), text = File.Exists(path) ? File.ReadAllText(path) : "";

        // The last line may be torn.
        string whole = text[..(text.LastIndexOf('\n') + 1)];
        foreach (string line in whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(names.Count))
        {
            Earlier.Add(new ConfusionMatrix(classes, JsonSerializer.Deserialize<long[]>(line)!));
        }

        stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        stream.SetLength(Encoding.UTF8.GetByteCount(whole));
        stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>What earlier attempts have counted: the first of the images.</summary>
    public List<ConfusionMatrix> Earlier { get; } = [];

    /// <summary>Keeps the counts of the next image.</summary>
    public void Add(ConfusionMatrix counts)
    {
        stream?.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(counts.Counts) + "\n"));
        stream?.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => stream?.Dispose();
}
