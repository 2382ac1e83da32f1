using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>
/// libtorch's precision of products of 32-bit floats, which TorchSharp does not offer: "highest" is libtorch's default, "high" and "medium" let it choose faster kernels.
/// The functions are looked up in the libtorch that is loaded; where they are not found, or what comes out is wrong, everything stays at "highest". One setting for the whole process.
/// </summary>
public static unsafe class MatmulPrecision
{
    private const string Context = "_ZN2at13globalContextEv";
    private const string Setter = "_ZN2at7Context25setFloat32MatmulPrecisionERKNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";
    private const double LargestError = 2e-2;

    /// <summary>Sets the precision and checks a product.</summary>
    /// <param name="mode">highest, high or medium.</param>
    public static Scope Use(string mode)
    {
        bool holds = mode != "highest" && Set(mode) && IsRight();
        if (!holds)
        {
            Set("highest");
        }

        return new Scope(holds ? mode : "highest");
    }

    /// <summary>Sets the precision.</summary>
    /// <param name="mode">highest, high or medium.</param>
    /// <returns>Whether it could be set.</returns>
    public static bool Set(string mode)
    {
        // The text below is libstdc++'s; other C++ libraries lay theirs out otherwise.
        if (!OperatingSystem.IsLinux()
            || !NativeLibrary.TryLoad("libtorch_cpu.so", typeof(torch).Assembly, null, out nint library)
            || !NativeLibrary.TryGetExport(library, Context, out nint context)
            || !NativeLibrary.TryGetExport(library, Setter, out nint setter))
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

    // A product large enough for the kernels that are chosen, against the same in double precision.
    private static bool IsRight()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable guard = torch.no_grad();
        torch.Tensor left = torch.arange(64 * 256, dtype: torch.ScalarType.Float32).sin().view(64, 256);
        torch.Tensor right = torch.arange(256 * 64, dtype: torch.ScalarType.Float32).cos().view(256, 64);
        torch.Tensor exact = left.to_type(torch.ScalarType.Float64).matmul(right.to_type(torch.ScalarType.Float64));
        double error = (left.matmul(right).to_type(torch.ScalarType.Float64) - exact).abs().max().item<double>();
        return error <= LargestError * exact.abs().max().item<double>();
    }

    /// <summary>A stretch at one precision.</summary>
    /// <param name="mode">The precision that holds.</param>
    public sealed class Scope(string mode) : IDisposable
    {
        /// <summary>highest, high or medium.</summary>
        public string Mode { get; } = mode;

        /// <summary>Back to libtorch's default.</summary>
        public void Dispose() => Set("highest");
    }
}
