using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Optimisation;

/// <summary>Where the towers run.</summary>
public static class TrainingDevice
{
    /// <summary>The device that a configuration asks for.</summary>
    /// <param name="wanted">auto, cpu or cuda.</param>
    /// <exception cref="TrainingException">A GPU is asked for and cannot be used.</exception>
    public static Device Choose(string wanted)
    {
        if (wanted == "cpu")
        {
            return CPU;
        }

        if (cuda.is_available())
        {
            return CUDA;
        }

        return wanted == "auto" ? CPU : throw new TrainingException(
            CudaDriver.Name() is string gpu ? $"libtorch cannot use the GPU ({gpu}): this build has none of its CUDA parts." : "device is cuda, but no NVIDIA GPU is found.",
            CudaDriver.Name() is null ? "Use device: cpu, or install the GPU's driver." : "Build with -p:TorchDevice=cuda, or use device: cpu.");
    }

    /// <summary>A device in words: the GPU's own name, or the CPU with its threads.</summary>
    /// <param name="device">The device.</param>
    public static string Name(Device device) => device.type == DeviceType.CUDA ? CudaDriver.Name() ?? "NVIDIA GPU" : $"CPU, {get_num_threads()} threads";
}
