using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>Counts the bytes of an installation.</summary>
/// <param name="context">Told of them.</param>
/// <param name="stage">A word or two for what is done.</param>
/// <param name="total">Bytes in all.</param>
internal sealed class CopyProgress(IToolContext context, string stage, long total)
{
    /// <summary>The share of an installation that bringing the files is; checking and preparing them is the rest.</summary>
    public const double Share = 0.8;

    private long done;

    /// <summary>Counts more bytes, or fewer where some have to be brought again.</summary>
    public void Add(long bytes)
    {
        long now = Interlocked.Add(ref done, bytes);
        context.Report(new ToolProgress(total > 0 ? Share * Math.Clamp((double)now / total, 0, 1) : null, stage, $"{ByteText.Of(now)} of {ByteText.Of(total)}", now, total, "bytes"));
    }
}
