using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>
/// libtorch's automatic mixed precision (bfloat16), which TorchSharp does not expose: its functions are called in the libtorch that is already loaded.
/// Where they are not found under the names of the pinned libtorch, everything runs in 32-bit floats.
/// Thread-local, as in libtorch.
/// </summary>
public sealed unsafe class Autocast
{
    private const sbyte BFloat16 = 15;
    private readonly delegate* unmanaged<sbyte, byte, void> _setEnabled;
    private readonly delegate* unmanaged<sbyte, sbyte, void> _setType;
    private readonly delegate* unmanaged<void> _clearCache;
    private readonly sbyte _device;

    /// <summary>Looks the functions up.</summary>
    /// <param name="device">Where the tensors live.</param>
    /// <param name="isWanted">False makes every scope a no-op.</param>
    public Autocast(DeviceType device, bool isWanted)
    {
        _device = (sbyte)device;
        bool isWindows = OperatingSystem.IsWindows();
        if (isWanted
            && NativeLibrary.TryLoad(isWindows ? "torch_cpu.dll" : "libtorch_cpu.so", typeof(TorchSharp.torch).Assembly, null, out nint library)
            && NativeLibrary.TryGetExport(library, isWindows ? "?set_autocast_enabled@autocast@at@@YAXW4DeviceType@c10@@_N@Z" : "_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb", out nint enable)
            && NativeLibrary.TryGetExport(library, isWindows ? "?clear_cache@autocast@at@@YAXXZ" : "_ZN2at8autocast11clear_cacheEv", out nint clear)
            && NativeLibrary.TryGetExport(library, isWindows ? "?set_autocast_dtype@autocast@at@@YAXW4DeviceType@c10@@W4ScalarType@4@@Z" : "_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE", out nint type))
        {
            _setEnabled = (delegate* unmanaged<sbyte, byte, void>)enable;
            _clearCache = (delegate* unmanaged<void>)clear;
            _setType = (delegate* unmanaged<sbyte, sbyte, void>)type;
        }
    }

    /// <summary>Whether scopes really lower the precision.</summary>
    public bool IsActive => _setEnabled != null;

    /// <summary>Runs matrix products of this thread in bfloat16 until disposed. The copies of weights made meanwhile are then dropped, since an optimiser step makes them stale.</summary>
    public Scope Begin()
    {
        if (IsActive)
        {
            // GPUs would take 16-bit floats with a narrow range, which need their loss scaled.
            _setType(_device, BFloat16);
            _setEnabled(_device, 1);
        }

        return new Scope(this);
    }

    private void End()
    {
        if (IsActive)
        {
            _setEnabled(_device, 0);
            _clearCache();
        }
    }

    /// <summary>One stretch of lowered precision.</summary>
    /// <param name="owner">Who began it.</param>
    public readonly ref struct Scope(Autocast owner)
    {
        /// <summary>Back to 32-bit floats.</summary>
        public void Dispose() => owner.End();
    }
}
