using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Crops that the workers have painted.</summary>
/// <param name="device">Where the towers are.</param>
public sealed class HostCrops(Device device) : ICropSource
{
    /// <inheritdoc />
    public void Prepare(Batch batch)
    {
    }

    /// <inheritdoc />
    public Tensor Globals(Batch batch, int first, int count) => Crops(batch.GlobalCrops, batch.Count, batch.Size, first, count);

    /// <inheritdoc />
    public Tensor Locals(Batch batch, int first, int count) => Crops(batch.LocalCrops, batch.Count, batch.LocalSize, first, count);

    /// <inheritdoc />
    public void Release(Batch batch)
    {
    }

    private Tensor Crops(IReadOnlyList<float[]> views, int all, int size, int first, int count)
    {
        Tensor[] parts = [.. views.Select(crops => tensor(crops, [all, 3, size, size]).narrow(0, first, count))];
        return (parts.Length == 1 ? parts[0] : cat(parts, 0)).to(device);
    }
}
