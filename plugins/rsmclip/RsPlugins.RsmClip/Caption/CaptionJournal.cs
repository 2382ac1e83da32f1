using System.Text;
using System.Text.Json;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Caption;

/// <summary>
/// The captions of a raster's tiles so far, one JSON object a line in the order of the tiles, in the folder of the job: what a language model has written is not asked for again when the job
/// goes on after a crash. Without a folder nothing is kept.
/// </summary>
internal sealed class CaptionJournal : IDisposable
{
    private readonly FileStream? stream;

    /// <param name="folder">The job's folder, or null.</param>
    public CaptionJournal(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        stream = new FileStream(Path.Combine(folder, "captions.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        long end = 0;
        for (int value = stream.ReadByte(); value >= 0; value = stream.ReadByte())
        {
            if (value == '\n')
            {
                Earlier++;
                end = stream.Position;
            }
        }

        // The last line may be torn.
        stream.SetLength(end);
        stream.Position = end;
    }

    /// <summary>Number of tiles that earlier attempts have captioned.</summary>
    public int Earlier { get; }

    /// <summary>The tiles that earlier attempts have captioned.</summary>
    public IEnumerable<TileCaption> ReadEarlier()
    {
        if (stream is null)
        {
            yield break;
        }

        using StreamReader reader = new(new FileStream(stream.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        for (int i = 0; i < Earlier; i++)
        {
            yield return JsonSerializer.Deserialize<TileCaption>(reader.ReadLine()!, ToolJson.Options)!;
        }
    }

    /// <summary>Keeps a tile.</summary>
    public void Add(TileCaption tile)
    {
        stream?.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(tile, ToolJson.Options) + "\n"));
        stream?.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => stream?.Dispose();
}
