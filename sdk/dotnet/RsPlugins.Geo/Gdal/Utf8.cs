using System.Runtime.InteropServices;

namespace RsPlugins.Geo.Gdal;

/// <summary>A text as C takes it, for the time of a call.</summary>
internal readonly unsafe ref struct Utf8(string? text) : IDisposable
{
    private readonly nint memory = Marshal.StringToCoTaskMemUTF8(text);

    public static implicit operator byte*(Utf8 text) => (byte*)text.memory;

    public void Dispose() => Marshal.FreeCoTaskMem(memory);
}
