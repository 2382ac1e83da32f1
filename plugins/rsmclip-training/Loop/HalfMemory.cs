using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using RsPlugins.RsmClip.Training.Towers;
using Tensor = TorchSharp.torch.Tensor;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>A tensor's values in half precision, made each time they are read, in a buffer that many share: a full-size model is written without a second copy of it in memory.</summary>
/// <param name="tensor">A tensor of 32-bit floats.</param>
/// <param name="buffer">Takes the values until another tensor's are read; at least as long as this one.</param>
internal sealed class HalfMemory(Tensor tensor, Half[] buffer) : MemoryManager<byte>
{
    private readonly ReadOnlyMemory<byte> _floats = TensorMemory.Of(tensor);

    public override Memory<byte> Memory => CreateMemory(_floats.Length / 2);

    public override Span<byte> GetSpan()
    {
        ReadOnlySpan<float> floats = MemoryMarshal.Cast<byte, float>(_floats.Span);
        Span<Half> halves = buffer.AsSpan(0, floats.Length);
        TensorPrimitives.ConvertToHalf(floats, halves);
        return MemoryMarshal.AsBytes(halves);
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("The values are made when they are read: there is nothing to pin.");

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
