using System.Runtime.InteropServices;
using System.Text;

namespace RsPlugins.Benchmarks;

/// <summary>libtorch's float32 matmul precision ("highest" is the default; "medium" lets it choose faster kernels), which TorchSharp does not offer. Linux only.</summary>
internal static unsafe class MatmulPrecision
{
    private const string Context = "_ZN2at13globalContextEv";
    private const string Setter = "_ZN2at7Context25setFloat32MatmulPrecisionERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";

    public static bool Set(string mode)
    {
        string? library = System.Diagnostics.Process.GetCurrentProcess().Modules.Cast<System.Diagnostics.ProcessModule>().Select(module => module.FileName).FirstOrDefault(name => name.EndsWith("libtorch_cpu.so", StringComparison.Ordinal));
        if (library is null || !NativeLibrary.TryLoad(library, out nint handle) || !NativeLibrary.TryGetExport(handle, Context, out nint context) || !NativeLibrary.TryGetExport(handle, Setter, out nint setter))
        {
            return false;
        }

        // libstdc++'s std::string of up to 15 characters: pointer to the buffer inside, length, buffer.
        byte* text = stackalloc byte[32];
        new Span<byte>(text, 32).Clear();
        *(byte**)text = text + 16;
        *(long*)(text + 8) = mode.Length;
        Encoding.ASCII.GetBytes(mode, new Span<byte>(text + 16, 15));
        ((delegate* unmanaged<void*, void*, void>)setter)(((delegate* unmanaged<void*>)context)(), text);
        return true;
    }
}
