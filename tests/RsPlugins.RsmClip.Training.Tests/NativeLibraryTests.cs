using TorchSharp;

namespace RsPlugins.RsmClip.Training.Tests;

public sealed class NativeLibraryTests
{
    [Fact]
    public void TorchSharp_loads_from_a_plain_build()
    {
        using torch.Tensor product = torch.ones(2, 3).matmul(torch.ones(3, 4));

        Assert.Equal(24f, product.sum().item<float>());
    }
}
