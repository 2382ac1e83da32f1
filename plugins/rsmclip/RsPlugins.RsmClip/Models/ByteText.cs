using System.Globalization;

namespace RsPlugins.RsmClip.Models;

/// <summary>Sizes in words.</summary>
internal static class ByteText
{
    private const double Step = 1024;

    public static string Of(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Step:0.#} KiB"),
        < 1024 * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / Step / Step:0.#} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / Step / Step / Step:0.##} GiB"),
    };
}
