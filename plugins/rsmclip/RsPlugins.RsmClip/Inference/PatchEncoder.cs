using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Model.Preprocessing;

namespace RsPlugins.RsmClip.Inference;

/// <summary>A form of the vision tower for segmentation: images to the features of their class token and patches. Thread-safe.</summary>
internal sealed class PatchEncoder : IDisposable
{
    private static readonly string[] Inputs = ["pixels"];
    private static readonly string[] Outputs = ["tokens"];
    private readonly Tower<InferenceSession> tower;
    private readonly SegmentationOptions options;
    private readonly int patchSize;
    private readonly RunPlan plan;
    private readonly SpareArrays<float> tensors;

    /// <summary>Opens a form, writing its graph when it is not there yet.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">The form.</param>
    /// <param name="threads">The most runs at the same time; 0 for <see cref="ModelPool.DefaultThreads"/>.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    public PatchEncoder(LoadedModel model, SegmentationOptions options, int threads, CancellationToken cancellationToken)
    {
        this.options = options;
        string graph = SegmentationExporter.Ensure(model.Export.Folder, options, () => Checkpoint.Open(model.Folder), cancellationToken: cancellationToken);
        bool accelerated = model.Provider == "DirectML";

        // The weights are those of the vision tower, loaded once more.
        string weights = Path.ChangeExtension(Path.Combine(model.Export.Folder, OnnxModelCache.VisionGraph), ".weights");
        tower = new Tower<InferenceSession>(() => accelerated ? Sessions.OnDirectMl(graph) : Sessions.OnCpu(graph), model.Memory)
        {
            Model = model.Id,
            Name = "segmentation",
            Bytes = new FileInfo(graph).Length + new FileInfo(weights).Length,
            Held = () => true,
        };
        plan = accelerated ? RunPlan.Accelerated : new RunPlan(model.Export.Batch, threads > 0 ? threads : ModelPool.DefaultThreads);
        tensors = new SpareArrays<float>(plan.Threads);
        patchSize = model.Config.Vision.PatchSize;
        Dimension = model.Config.EmbedDim;
        Preprocessor = new ImagePreprocessor(options.Rows * patchSize, model.Config.Preprocess.Mean, model.Config.Preprocess.Std);
    }

    /// <summary>Length of a feature.</summary>
    public int Dimension { get; }

    /// <summary>The class token and the patches.</summary>
    public int Tokens => (options.Rows * options.Columns) + 1;

    /// <summary>Brings an image to the size of a square grid.</summary>
    public ImagePreprocessor Preprocessor { get; }

    /// <summary>Encodes images. Each result depends on its own image only, not on the others or their order.</summary>
    /// <typeparam name="T">What is made of the features.</typeparam>
    /// <param name="images">RGB of the form's size, as <see cref="ImagePreprocessor.ResizeAndCrop"/> makes them.</param>
    /// <param name="use">Takes the features of one image, [<see cref="Tokens"/>, <see cref="Dimension"/>], and says what to keep of them; they are gone when it returns.</param>
    /// <param name="cancellationToken">Ends the work within one run of a few images.</param>
    /// <returns>What was kept, in the order of the images.</returns>
    public T[] Encode<T>(IReadOnlyList<byte[]> images, Func<ReadOnlySpan<float>, T> use, CancellationToken cancellationToken)
    {
        T[] result = new T[images.Count];
        int one = 3 * Preprocessor.Size * Preprocessor.Size;
        Parallel.ForEach(Enumerable.Range(0, images.Count).Chunk(plan.LengthFor(images.Count)), plan.Options(cancellationToken), run =>
        {
            float[] pixels = tensors.Take(one * run.Length);
            for (int i = 0; i < run.Length; i++)
            {
                Preprocessor.ToTensor(images[run[i]], pixels.AsSpan(i * one, one));
            }

            UseTokens(pixels, run.Length, features =>
            {
                for (int i = 0; i < run.Length; i++)
                {
                    result[run[i]] = use(features.Slice(i * Tokens * Dimension, Tokens * Dimension));
                }
            });
            tensors.Keep(pixels);
        });
        return result;
    }

    /// <summary>Runs the form once on a tensor.</summary>
    /// <param name="pixels">[count, 3, rows · patch, columns · patch], normalised.</param>
    /// <param name="count">Number of images.</param>
    /// <returns>[count, <see cref="Tokens"/>, <see cref="Dimension"/>].</returns>
    public float[] RunTensor(float[] pixels, int count)
    {
        float[] tokens = [];
        UseTokens(pixels, count, features => tokens = features.ToArray());
        return tokens;
    }

    public void Dispose() => tower.Dispose();

    private void UseTokens(float[] pixels, int count, Action<ReadOnlySpan<float>> use)
    {
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(pixels, [count, 3, options.Rows * patchSize, options.Columns * patchSize]);
        using RunOptions run = new();
        tower.Use(session =>
        {
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, Inputs, [input], Outputs);
            use(outputs[0].GetTensorDataAsSpan<float>());
            return count;
        });
    }
}
