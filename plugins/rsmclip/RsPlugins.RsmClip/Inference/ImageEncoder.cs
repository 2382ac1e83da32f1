using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Inference;

/// <summary>The vision tower: images to unit vectors. The graph is loaded when it is used, and leaves when it is not. Thread-safe.</summary>
public sealed class ImageEncoder : IDisposable
{
    private static readonly string[] Inputs = ["pixels"];
    private static readonly string[] Embeddings = ["embedding"];
    private static readonly string[] Patches = ["patches"];
    private readonly Tower<InferenceSession> tower;

    private readonly SpareArrays<float> tensors;

    internal ImageEncoder(Tower<InferenceSession> tower, ModelConfig config, RunPlan plan)
    {
        this.tower = tower;
        Plan = plan;
        tensors = new SpareArrays<float>(plan.Threads);
        Dimension = config.EmbedDim;
        PatchesPerSide = config.Vision.Grid;
        Preprocessor = new ImagePreprocessor(config.Vision.ImageSize, config.Preprocess.Mean, config.Preprocess.Std);
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimension { get; }

    /// <summary>Patches along one side of an image.</summary>
    public int PatchesPerSide { get; }

    /// <summary>How inputs are dealt out to runs.</summary>
    internal RunPlan Plan { get; }

    /// <summary>Brings an image to the model's size.</summary>
    public ImagePreprocessor Preprocessor { get; }

    /// <summary>Embeds images. Each result depends on its own image only, not on the others or their order.</summary>
    /// <param name="images">RGB of the model's size, as <see cref="ImagePreprocessor.ResizeAndCrop"/> makes them.</param>
    /// <param name="cancellationToken">Ends the work within one run of a few images.</param>
    /// <returns>Unit vectors, in the order of the images.</returns>
    public float[][] Encode(IReadOnlyList<byte[]> images, CancellationToken cancellationToken) => Run(images, Embeddings, cancellationToken);

    /// <summary>
    /// Gives the features of the patches of images, in the space of the embeddings, as NACLIP makes them: what lies in a part of an image, not in the whole.
    /// Each result depends on its own image only.
    /// </summary>
    /// <param name="images">RGB of the model's size, as <see cref="ImagePreprocessor.ResizeAndCrop"/> makes them.</param>
    /// <param name="cancellationToken">Ends the work within one run of a few images.</param>
    /// <returns>For each image [<see cref="PatchesPerSide"/>, <see cref="PatchesPerSide"/>, <see cref="Dimension"/>], row by row from the top left; of any length.</returns>
    public float[][] EncodePatches(IReadOnlyList<byte[]> images, CancellationToken cancellationToken) => Run(images, Patches, cancellationToken);

    /// <summary>Embeds images in one run, on the caller's thread.</summary>
    /// <param name="images">As for <see cref="Encode"/>, no more than <see cref="RunPlan.Most"/>.</param>
    /// <returns>Unit vectors, in the order of the images.</returns>
    internal float[][] EncodeRun(byte[][] images) => RunOnce(images, Embeddings);

    /// <summary>Runs the tower once on a tensor.</summary>
    /// <param name="pixels">[count, 3, size, size], normalised.</param>
    /// <param name="count">Number of images.</param>
    /// <returns>[count, <see cref="Dimension"/>].</returns>
    public float[] RunTensor(float[] pixels, int count) => RunTensor(pixels, count, Embeddings);

    /// <inheritdoc/>
    public void Dispose() => tower.Dispose();

    private float[][] Run(IReadOnlyList<byte[]> images, string[] output, CancellationToken cancellationToken)
    {
        float[][] result = new float[images.Count][];
        Parallel.ForEach(Enumerable.Range(0, images.Count).Chunk(Plan.LengthFor(images.Count)), Plan.Options(cancellationToken), run =>
            RunOnce([.. run.Select(i => images[i])], output).CopyTo(result, run[0]));
        return result;
    }

    private float[][] RunOnce(byte[][] images, string[] output)
    {
        int length = 3 * Preprocessor.Size * Preprocessor.Size;
        float[] tensor = tensors.Take(images.Length * length);
        for (int i = 0; i < images.Length; i++)
        {
            Preprocessor.ToTensor(images[i], tensor.AsSpan(i * length, length));
        }

        float[] rows = RunTensor(tensor, images.Length, output);
        tensors.Keep(tensor);
        int one = rows.Length / images.Length;
        return [.. Enumerable.Range(0, images.Length).Select(i => rows[(i * one)..((i + 1) * one)])];
    }

    private float[] RunTensor(float[] pixels, int count, string[] output)
    {
        int size = Preprocessor.Size;
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels, [count, 3, size, size]);
        using RunOptions options = new();
        return tower.Use(session =>
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(options, Inputs, [input], output);
            return outputs[0].GetTensorDataAsSpan<float>().ToArray();
        });
    }
}
