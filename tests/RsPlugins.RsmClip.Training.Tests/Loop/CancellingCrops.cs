using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Loop;

/// <summary>Presses cancel while a pass over the towers begins.</summary>
internal sealed class CancellingCrops(CancellationTokenSource source, int pass) : ICropSource
{
    private readonly HostCrops crops = new(CPU);
    private int passes;

    public void Prepare(Batch batch)
    {
    }

    public Tensor Globals(Batch batch, int first, int count)
    {
        if (++passes == pass)
        {
            source.Cancel();
        }

        return crops.Globals(batch, first, count);
    }

    public Tensor Locals(Batch batch, int first, int count) => crops.Locals(batch, first, count);

    public void Release(Batch batch)
    {
    }
}
