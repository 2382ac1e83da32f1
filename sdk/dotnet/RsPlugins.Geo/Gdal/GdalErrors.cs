using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RsPlugins.Geo.Gdal;

/// <summary>Takes GDAL's messages, so that none reaches the terminal, and keeps the first failure of each thread.</summary>
internal static unsafe class GdalErrors
{
    private const int Failure = 3;
    private const int LongestMessage = 400;

    [ThreadStatic]
    private static string? first;

    public static void Install(GdalApi api) => api.SetErrorHandler(&Handle);

    /// <summary>Forgets what this thread's earlier calls said.</summary>
    public static void Clear() => first = null;

    /// <summary>The first failure since <see cref="Clear"/> on this thread: later ones mostly repeat it in other words.</summary>
    public static string Last => first ?? "no reason given";

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Handle(int level, int number, byte* message)
    {
        if (level >= Failure && first is null)
        {
            string text = Marshal.PtrToStringUTF8((nint)message)?.Trim().TrimEnd('.') ?? "";
            first = text.Length > LongestMessage ? text[..LongestMessage] : text;
        }
    }
}
