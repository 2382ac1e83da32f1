using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The embeddings of a list of images so far, in the folder of the job, so that a job that goes on after a crash does not embed them again. Without a folder nothing is kept.</summary>
internal sealed class EmbeddingJournal : IDisposable
{
    private readonly FileStream? stream;

    /// <param name="folder">The job's folder, or null.</param>
    /// <param name="model">The model.</param>
    /// <param name="source">Where the images lie.</param>
    /// <param name="names">The images, in the order in which they are embedded.</param>
    public EmbeddingJournal(string? folder, LoadedModel model, string source, IReadOnlyList<string> names)
    {
        if (folder is null)
        {
            return;
        }

        string key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [model.Export.ContentHash, model.Export.Precision, model.Provider, source, .. names]))))[..32];
        stream = new FileStream(Path.Combine(folder, $"embeddings-{key}.f32"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

        // The last row may be torn.
        int row = model.Config.EmbedDim * sizeof(float);
        int whole = (int)Math.Min(stream.Length / row, names.Count);
        stream.SetLength((long)whole * row);
        byte[] bytes = new byte[row];
        for (int i = 0; i < whole; i++)
        {
            stream.ReadExactly(bytes);
            Earlier.Add(MemoryMarshal.Cast<byte, float>(bytes).ToArray());
        }
    }

    /// <summary>What earlier attempts have embedded: the first of the images.</summary>
    public List<float[]> Earlier { get; } = [];

    /// <summary>Keeps the embeddings of the next images.</summary>
    /// <param name="rows">The embeddings.</param>
    public void Add(IEnumerable<float[]> rows)
    {
        foreach (float[] row in rows)
        {
            stream?.Write(MemoryMarshal.AsBytes<float>(row));
        }

        stream?.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => stream?.Dispose();
}
