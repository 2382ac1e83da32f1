using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Inference;

/// <summary>The vision tower: images to unit vectors. The graph is loaded when it is used, and leaves when it is not. Thread-safe.</summary>
public sealed class ImageEncoder : IDisposable
{
    private static readonly string[] Inputs = ["pixels"];
    private static readonly string[] Outputs = ["embedding"];
    private readonly Tower<InferenceSession> tower;
    private readonly RunPlan plan;

    internal ImageEncoder(Tower<InferenceSession> tower, ModelConfig config, RunPlan plan)
    {
        this.tower = tower;
        this.plan = plan;
        Dimension = config.EmbedDim;
        Preprocessor = new ImagePreprocessor(config.Vision.ImageSize, config.Preprocess.Mean, config.Preprocess.Std);
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimension { get; }

    /// <summary>Brings an image to the model's size.</summary>
    public ImagePreprocessor Preprocessor { get; }

    /// <summary>Embeds images. Each result depends on its own image only, not on the others or their order.</summary>
    /// <param name="images">RGB of the model's size, as <see cref="ImagePreprocessor.ResizeAndCrop"/> makes them.</param>
    /// <param name="cancellationToken">Ends the work within one run of a few images.</param>
    /// <returns>Unit vectors, in the order of the images.</returns>
    public float[][] Encode(IReadOnlyList<byte[]> images, CancellationToken cancellationToken)
    {
        float[][] result = new float[images.Count][];
        Parallel.ForEach(Enumerable.Range(0, images.Count).Chunk(plan.LengthFor(images.Count)), plan.Options(cancellationToken), run =>
        {
            float[] rows = RunTensor(ToTensor([.. run.Select(i => images[i])]), run.Length);
            for (int i = 0; i < run.Length; i++)
            {
                result[run[i]] = rows[(i * Dimension)..((i + 1) * Dimension)];
            }
        });
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
        return tower.Use(session =>
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, Inputs, [input], Outputs);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        });
    }

    /// <inheritdoc/>
    public void Dispose() => tower.Dispose();

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
