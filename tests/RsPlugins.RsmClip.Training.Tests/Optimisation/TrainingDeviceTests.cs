using RsPlugins.RsmClip.Training.Optimisation;
using TorchSharp;

namespace RsPlugins.RsmClip.Training.Tests.Optimisation;

public sealed class TrainingDeviceTests
{
    [Fact]
    public void The_CPU_is_taken_where_it_is_asked_for_or_there_is_nothing_else()
    {
        Assert.Equal(DeviceType.CPU, TrainingDevice.Choose("cpu").type);
        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, TrainingDevice.Choose("auto").type);
        Assert.StartsWith("CPU, ", TrainingDevice.Name(torch.CPU), StringComparison.Ordinal);
    }

    [Fact]
    public void A_GPU_that_is_not_there_is_said_so()
    {
        if (torch.cuda.is_available())
        {
            Assert.NotEmpty(TrainingDevice.Name(TrainingDevice.Choose("cuda")));
            return;
        }

        TrainingException refused = Assert.Throws<TrainingException>(() => TrainingDevice.Choose("cuda"));

        Assert.Contains("cpu", refused.Hint, StringComparison.Ordinal);
    }
}
