using RsPlugins.RsmClip.Training.Optimisation;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Optimisation;

public sealed class AutocastTests
{
    [Fact]
    public void Products_are_bfloat16_inside_a_scope_only()
    {
        Autocast autocast = new(DeviceType.CPU, isWanted: true);
        Assert.True(autocast.IsActive);
        Tensor left = ones(4, 4);

        using (autocast.Begin())
        {
            Assert.Equal(ScalarType.BFloat16, left.matmul(left).dtype);
        }

        Assert.Equal(ScalarType.Float32, left.matmul(left).dtype);
    }

    [Fact]
    public void A_weight_changed_between_two_scopes_is_read_anew()
    {
        Autocast autocast = new(DeviceType.CPU, isWanted: true);
        Tensor weight = ones(2, 2).requires_grad_(true);
        Tensor input = ones(1, 2);
        using (autocast.Begin())
        {
            nn.functional.linear(input, weight, null!).sum().backward();
        }

        using (no_grad())
        {
            weight.mul_(3);
        }

        using (autocast.Begin())
        {
            Assert.Equal(6f, nn.functional.linear(input, weight, null!)[0, 0].to_type(ScalarType.Float32).item<float>());
        }
    }
}
