using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>
/// Paints crops on the device, those of a set and a size at once. What it paints is <see cref="Augmentation"/>'s up to the rounding to 8 bits that Pillow does after each change,
/// and a Gaussian blur instead of Pillow's three boxes.
/// </summary>
/// <param name="images">The images.</param>
/// <param name="mean">Mean of each channel, 0 to 1.</param>
/// <param name="std">Deviation of each channel, 0 to 1.</param>
public sealed class DeviceCrops(DeviceImages images, float[] mean, float[] std) : ICropSource, IDisposable
{
    private const double Most = 255;
    private Batch? _batch;
    private Tensor? _globals;
    private Tensor? _locals;

    /// <inheritdoc />
    public Tensor Globals(Batch batch, int first, int count)
    {
        Paint(batch);
        return Part(_globals!, batch, first, count);
    }

    /// <inheritdoc />
    public Tensor Locals(Batch batch, int first, int count)
    {
        Paint(batch);
        return Part(_locals!, batch, first, count);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _globals?.Dispose();
        _locals?.Dispose();
        (_globals, _locals, _batch) = (null, null, null);
    }

    private static Tensor Part(Tensor views, Batch batch, int first, int count) => count == batch.Count
        ? views.alias()
        : views.view(-1, batch.Count, 3, views.shape[2], views.shape[3]).narrow(1, first, count).flatten(0, 1);

    // A step that goes through the towers in parts asks for each part twice.
    private void Paint(Batch batch)
    {
        if (ReferenceEquals(batch, _batch))
        {
            return;
        }

        Dispose();
        using IDisposable guard = no_grad();
        CropPlan plan = batch.Plan ?? throw new InvalidOperationException("The batch was painted by the workers.");
        _globals = Views(plan, plan.Globals, batch.Size, plan.Mixes);
        _locals = plan.Locals.Count == 0 ? null : Views(plan, plan.Locals, batch.LocalSize, []);
        _batch = batch;
    }

    // [V * B, 3, size, size], view after view.
    private Tensor Views(CropPlan plan, IReadOnlyList<CropDraw[]> views, int size, IReadOnlyList<CropMix> mixes)
    {
        using DisposeScope scope = NewDisposeScope();
        int pairs = plan.Places.Count;
        List<Tensor> parts = [];
        for (int first = 0, next; first < pairs; first = next)
        {
            next = first + 1;
            while (next < pairs && plan.Places[next].Set == plan.Places[first].Set)
            {
                next++;
            }

            ImagePlace[] places = [.. plan.Places.Skip(first).Take(next - first)];
            Tensor crops = Crops([.. views.SelectMany(_ => places)], [.. views.SelectMany(view => view[first..next])], size);
            parts.Add(crops.view(views.Count, next - first, 3, size, size));
        }

        Tensor all = parts.Count == 1 ? parts[0] : cat(parts, 1);
        return (mixes.Count == 0 ? all : Mixed(all, mixes, size)).flatten(0, 1).DetachFromDisposeScope();
    }

    private Tensor Crops(ImagePlace[] places, CropDraw[] draws, int size)
    {
        Tensor set = images.Of(places[0].Set);
        DrawColumns columns = new(places, draws, set.device);
        long height = set.shape[2], width = set.shape[3];
        Tensor source = set.index_select(0, columns[DrawColumn.Row].view(-1).to_type(ScalarType.Int64)).to_type(ScalarType.Float32);
        Tensor[] weights = ResampleWeights.Of(columns, size, Math.Max(height, width), set.device).chunk(2, 0);
        Tensor down = weights[0].narrow(2, 0, height).unsqueeze(1), across = weights[1].narrow(2, 0, width).transpose(1, 2).unsqueeze(1);
        Tensor pixels = down.matmul(source).matmul(across);
        pixels.Bound(0, Most);
        pixels = TensorColours.Change(pixels, columns);
        pixels = where(columns[DrawColumn.IsSwapped].IsBelow(0.5), pixels, pixels.transpose(2, 3));
        Tensor factors = tensor([.. std.Select(deviation => (float)(1 / (Most * deviation)))], [1, 3, 1, 1]).to(set.device);
        Tensor offsets = tensor([.. mean.Zip(std, (middle, deviation) => -middle / deviation)], [1, 3, 1, 1]).to(set.device);
        return (pixels * factors).Plus(offsets);
    }

    // [V, B, 3, size, size]. A giver takes nothing itself, so that all rectangles can be taken at once.
    private static Tensor Mixed(Tensor views, IReadOnlyList<CropMix> mixes, int size)
    {
        long pairs = views.shape[1];
        long[] givers = [.. Enumerable.Range(0, (int)pairs).Select(row => (long)row)];
        float[] edges = new float[4 * pairs];
        foreach (CropMix mix in mixes)
        {
            CutMixRectangle taken = mix.Rectangle;
            givers[mix.Taker] = mix.Giver;
            (edges[mix.Taker], edges[pairs + mix.Taker], edges[(2 * pairs) + mix.Taker], edges[(3 * pairs) + mix.Taker]) = (taken.Left, taken.Right, taken.Top, taken.Bottom);
        }

        Tensor[] sides = tensor(edges, [4, pairs, 1]).to(views.device).unbind(0);
        Tensor places = Arithmetic.Ramp(size, views.device).view(1, -1);
        Tensor columns = (places >= sides[0]).logical_and(places < sides[1]).view(1, pairs, 1, 1, size);
        Tensor rows = (places >= sides[2]).logical_and(places < sides[3]).view(1, pairs, 1, size, 1);
        return where(columns.logical_and(rows), views.index_select(1, tensor(givers).to(views.device)), views);
    }
}
