using RsPlugins.RsmClip.Training.Optimisation;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Optimisation;

[Collection(AloneCollection.Name)]
public sealed class MatmulPrecisionTests
{
    [Fact]
    public void Faster_products_are_still_right_and_can_be_switched_off()
    {
        Tensor left = randn(64, 96);
        Tensor right = randn(96, 64);
        Tensor exact = left.matmul(right);
        using (MatmulPrecision.Scope scope = MatmulPrecision.Use("medium"))
        {
            Assert.Equal(OperatingSystem.IsLinux() ? "medium" : "highest", scope.Mode);
            Golden.Near(exact, left.matmul(right), 0.2);
        }

        Golden.Near(exact, left.matmul(right), 0);
    }
}
