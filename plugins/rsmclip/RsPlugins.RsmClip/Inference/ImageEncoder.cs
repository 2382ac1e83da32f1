using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Inference;

/// <summary>The vision tower: images to unit vectors. The graph is loaded at first use. Thread-safe.</summary>
public sealed class ImageEncoder : IDisposable
{
    private const int AcceleratorBatch = 16;
    private static readonly string[] Inputs = ["pixels"];
    private static readonly string[] Outputs = ["embedding"];
    private readonly Lazy<InferenceSession> session;
    private readonly bool accelerated;
    private readonly int threads;

    internal ImageEncoder(Func<InferenceSession> open, ModelConfig config, bool accelerated, int threads)
    {
        session = new Lazy<InferenceSession>(open);
        this.accelerated = accelerated;
        this.threads = threads;
        Dimension = config.EmbedDim;
        Preprocessor = new ImagePreprocessor(config.Vision.ImageSize, config.Preprocess.Mean, config.Preprocess.Std);
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimension { get; }

    /// <summary>Brings an image to the model's size.</summary>
    public ImagePreprocessor Preprocessor { get; }

    /// <summary>Embeds images. Each result depends on its own image only, not on the others or their order.</summary>
    /// <param name="images">RGB of the model's size, as <see cref="ImagePreprocessor.ResizeAndCrop"/> makes them.</param>
    /// <param name="cancellationToken">Ends the work within one image (CPU) or batch.</param>
    /// <returns>Unit vectors, in the order of the images.</returns>
    public float[][] Encode(IReadOnlyList<byte[]> images, CancellationToken cancellationToken)
    {
        float[][] result = new float[images.Count][];
        if (accelerated)
        {
            for (int first = 0; first < images.Count; first += AcceleratorBatch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                int count = Math.Min(AcceleratorBatch, images.Count - first);
                float[] batch = RunTensor(ToTensor([.. images.Skip(first).Take(count)]), count);
                for (int i = 0; i < count; i++)
                {
                    result[first + i] = batch[(i * Dimension)..((i + 1) * Dimension)];
                }
            }

            return result;
        }

        Parallel.For(0, images.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i => result[i] = RunTensor(ToTensor([images[i]]), 1));
        return result;
    }

    /// <summary>Runs the tower once on a tensor.</summary>
    /// <param name="pixels">[count, 3, size, size], normalised.</param>
    /// <param name="count">Number of images.</param>
    /// <returns>[count, <see cref="Dimension"/>].</returns>
    public float[] RunTensor(float[] pixels, int count)
    {
        int size = Preprocessor.Size;
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels, [count, 3, size, size]);
        using RunOptions options = new();
        using IDisposableReadOnlyCollection<OrtValue> outputs = session.Value.Run(options, Inputs, [input], Outputs);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (session.IsValueCreated)
        {
            session.Value.Dispose();
        }
    }

    private float[] ToTensor(byte[][] images)
    {
        int one = 3 * Preprocessor.Size * Preprocessor.Size;
        float[] tensor = new float[one * images.Length];
        for (int i = 0; i < images.Length; i++)
        {
            Preprocessor.ToTensor(images[i], tensor.AsSpan(i * one, one));
        }

        return tensor;
    }
}
