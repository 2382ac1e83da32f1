using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>The training images of a run in the memory of the device, as bytes, those of a set padded to the largest of it.</summary>
public sealed class DeviceImages : IDisposable
{
    private readonly List<Tensor> _sets = [];
    private readonly Dictionary<ImageEntry, ImagePlace> _places = new(ReferenceEqualityComparer.Instance);

    /// <summary>Copies the images.</summary>
    /// <param name="data">The data sets.</param>
    /// <param name="device">Where the crops will be made.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    public DeviceImages(TrainingData data, Device device, CancellationToken cancellationToken)
    {
        for (int set = 0; set < data.Sets.Count; set++)
        {
            IReadOnlyList<ImageEntry> entries = data.Sets[set].Split("train");
            int width = entries.Select(entry => entry.Width).DefaultIfEmpty(1).Max(), height = entries.Select(entry => entry.Height).DefaultIfEmpty(1).Max();
            Tensor images = zeros(entries.Count, 3, height, width, dtype: ScalarType.Byte, device: device).DetachFromDisposeScope();
            _sets.Add(images);
            for (int row = 0; row < entries.Count; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                StoredImage image = entries[row].Image;
                using Tensor pixels = tensor(image.Rgb, [image.Height, image.Width, 3], dtype: ScalarType.Byte);
                using Tensor planes = pixels.permute(2, 0, 1);
                using Tensor whole = images.select(0, row);
                using Tensor rows = whole.narrow(1, 0, image.Height);
                using Tensor target = rows.narrow(2, 0, image.Width);
                target.copy_(planes);
                _places.Add(entries[row], new ImagePlace(set, row, image.Width, image.Height));
            }
        }
    }

    /// <summary>Bytes that they would take.</summary>
    /// <param name="data">The data sets.</param>
    public static long BytesOf(TrainingData data) => data.Sets.Select(set => set.Split("train")).Where(entries => entries.Count > 0).Sum(entries => 3L * entries.Count * entries.Max(entry => entry.Width) * entries.Max(entry => entry.Height));

    /// <summary>The images of a set, [N, 3, height, width] bytes.</summary>
    /// <param name="set">Place of the set.</param>
    public Tensor Of(int set) => _sets[set];

    /// <summary>Where an image is.</summary>
    /// <param name="entry">A training image.</param>
    public ImagePlace Find(ImageEntry entry) => _places[entry];

    /// <inheritdoc />
    public void Dispose() => _sets.ForEach(set => set.Dispose());
}
