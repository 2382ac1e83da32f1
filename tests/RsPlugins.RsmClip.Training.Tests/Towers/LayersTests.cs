using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Towers;

public sealed class LayersTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_fused_attention_of_a_GPU_and_the_products_of_the_CPU_agree(bool hasMask)
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(7);
        Tensor[] parts = [.. Enumerable.Range(0, 3).Select(_ => randn([2, 3, 5, 8], generator: generator))];
        Tensor? mask = hasMask ? zeros(2, 1, 1, 5).index_fill(3, tensor(new long[] { 3, 4 }), float.MinValue) : null;

        Tensor products = Layers.Attend(parts[0], parts[1], parts[2], mask);
        Tensor fused = Layers.AttendAtOnce(parts[0], parts[1], parts[2], mask);

        Assert.Equal([2, 5, 24], fused.shape);
        Assert.InRange((products - fused).abs().max().item<float>(), 0, 1e-5);
    }
}
