using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Translate;

/// <summary>
/// The texts of a job that no attempt has brought a good translation of, one JSON object a line in the folder of the job: when it goes on after a crash they are not asked for again. A new call asks
/// for them anew, since the language model behind a name may be another by then. Without a folder nothing is kept between attempts. Thread-safe.
/// </summary>
internal sealed class RefusalJournal : IDisposable
{
    private readonly ConcurrentDictionary<(string Prompt, string Caption), TranslationFault> known = new();
    private readonly FileStream? stream;

    /// <param name="folder">The job's folder, or null.</param>
    public RefusalJournal(string? folder)
    {
        if (folder is null)
        {
            return;
        }

        stream = new FileStream(Path.Combine(folder, "refusals.jsonl"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        using MemoryStream earlier = new();
        stream.CopyTo(earlier);

        // The last line may be torn.
        int end = earlier.GetBuffer().AsSpan(0, (int)earlier.Length).LastIndexOf((byte)'\n') + 1;
        stream.SetLength(end);
        foreach (string line in Encoding.UTF8.GetString(earlier.GetBuffer(), 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Refusal one = JsonSerializer.Deserialize<Refusal>(line, ToolJson.Options)!;
            known[(one.Prompt, one.Caption)] = one.Fault;
        }
    }

    /// <summary>Why a text has no translation, or null.</summary>
    /// <param name="prompt">How it was asked for.</param>
    /// <param name="caption">The text.</param>
    public TranslationFault? FaultOf(TranslationPrompt prompt, string caption) => known.TryGetValue((prompt.Sha256, caption), out TranslationFault fault) ? fault : null;

    /// <summary>Keeps a text.</summary>
    /// <param name="prompt">How it was asked for.</param>
    /// <param name="caption">The text.</param>
    /// <param name="fault">Why the last answer was refused.</param>
    public void Add(TranslationPrompt prompt, string caption, TranslationFault fault)
    {
        known[(prompt.Sha256, caption)] = fault;
        if (stream is not null)
        {
            lock (stream)
            {
                stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new Refusal(prompt.Sha256, caption, fault), ToolJson.Options) + "\n"));
                stream.Flush();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream?.Dispose();

    private sealed record Refusal(string Prompt, string Caption, TranslationFault Fault);
}
