using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<long, (Tensor Globals, Tensor? Locals)> _painted = new();

    /// <inheritdoc />
    public void Prepare(Batch batch) => Painted(batch);

    /// <inheritdoc />
    public Tensor Globals(Batch batch, int first, int count) => Part(Painted(batch).Globals, batch, first, count);

    /// <inheritdoc />
    public Tensor Locals(Batch batch, int first, int count) => Part(Painted(batch).Locals!, batch, first, count);

    /// <inheritdoc />
    public void Release(Batch batch) => Release(batch.Step);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (long step in _painted.Keys)
        {
            Release(step);
        }
    }

    private static Tensor Part(Tensor views, Batch batch, int first, int count) =>
        count == batch.Count ? views.alias() : views.view(-1, batch.Count, 3, views.shape[2], views.shape[3]).narrow(1, first, count).flatten(0, 1);

    // A step that goes through the towers in parts asks for each part twice.
    private (Tensor Globals, Tensor? Locals) Painted(Batch batch)
    {
        if (_painted.TryGetValue(batch.Step, out (Tensor Globals, Tensor? Locals) known))
        {
            return known;
        }

        using IDisposable guard = no_grad();
        CropPlan plan = batch.Plan ?? throw new InvalidOperationException("The batch was painted by the workers.");
        return _painted[batch.Step] = (Views(plan, plan.Globals, batch.Size, plan.Mixes), plan.Locals.Count == 0 ? null : Views(plan, plan.Locals, batch.LocalSize, []));
    }

    private void Release(long step)
    {
        if (_painted.TryRemove(step, out (Tensor Globals, Tensor? Locals) known))
        {
            known.Globals.Dispose();
            known.Locals?.Dispose();
        }
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
