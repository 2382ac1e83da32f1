using System.Runtime.InteropServices;
using System.Text;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>What TorchSharp does not tell of an NVIDIA GPU: its name and its memory, from the driver, whose C functions have kept their names since CUDA 3.2. Nothing is known where there is no driver.</summary>
internal static unsafe class CudaDriver
{
    private const int LongestName = 256;

    /// <summary>The name of the first GPU, or null.</summary>
    public static string? Name()
    {
        int device;
        byte* name = stackalloc byte[LongestName];
        return Find("cuInit") is nint start and not 0
            && Find("cuDeviceGet") is nint get and not 0
            && Find("cuDeviceGetName") is nint read and not 0
            && ((delegate* unmanaged<uint, int>)start)(0) == 0
            && ((delegate* unmanaged<int*, int, int>)get)(&device, 0) == 0
            && ((delegate* unmanaged<byte*, int, int, int>)read)(name, LongestName, device) == 0
            ? Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name))
            : null;
    }

    /// <summary>Bytes taken and bytes in all of the GPU that this thread uses, or null.</summary>
    public static (long Taken, long All)? Memory()
    {
        nuint free;
        nuint all;
        return Find("cuMemGetInfo_v2") is nint read and not 0 && ((delegate* unmanaged<nuint*, nuint*, int>)read)(&free, &all) == 0
            ? ((long)(all - free), (long)all)
            : null;
    }

    private static nint Find(string function) =>
        NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out nint library) && NativeLibrary.TryGetExport(library, function, out nint address) ? address : 0;
}
