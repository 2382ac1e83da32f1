using System.Buffers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>A tensor's own memory, to be written without a copy: a full-size pair with its moments has gigabytes. On another device it is a copy, which the surrounding scope frees.</summary>
/// <param name="tensor">A contiguous tensor of the CPU.</param>
internal sealed unsafe class TensorMemory(Tensor tensor) : MemoryManager<byte>
{
    public static ReadOnlyMemory<byte> Of(Tensor tensor) => new TensorMemory(tensor.cpu()).Memory;

    public override Span<byte> GetSpan() => tensor.bytes;

    // libtorch never moves what it has allocated.
    public override MemoryHandle Pin(int elementIndex = 0)
    {
        fixed (byte* start = tensor.bytes)
        {
            return new MemoryHandle(start + elementIndex);
        }
    }

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
