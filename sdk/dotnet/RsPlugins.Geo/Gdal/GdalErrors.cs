using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RsPlugins.Geo.Gdal;

/// <summary>Takes GDAL's messages of this thread and keeps the first failure. For the time of a call only: a plugin that is unloaded must leave no function of its own with GDAL.</summary>
internal static unsafe class GdalErrors
{
    private const int Failure = 3;
    private const int LongestMessage = 400;

    [ThreadStatic]
    private static string? first;

    /// <summary>Forgets what earlier calls said, and listens until the result is disposed of.</summary>
    public static Listening Listen(GdalApi api)
    {
        first = null;
        api.PushErrorHandler(&Handle);
        return new Listening(api);
    }

    /// <summary>The first failure since <see cref="Listen"/> on this thread: later ones mostly repeat it in other words.</summary>
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

    /// <summary>The time in which messages are taken.</summary>
    public readonly ref struct Listening(GdalApi api)
    {
        public void Dispose() => api.PopErrorHandler();
    }
}
