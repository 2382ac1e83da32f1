using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Loads models on first use and keeps them until the plugin is unloaded. Thread-safe.</summary>
public sealed class ModelPool(ModelStore store) : IDisposable
{
    private const double AcceleratorCosine = 0.999;
    private readonly Dictionary<string, LoadedModel> loaded = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Where models are found.</summary>
    public ModelStore Store { get; } = store;

    /// <summary>The number of threads used when none is asked for: RSPLUGINS_THREADS, or one a core.</summary>
    public static int DefaultThreads =>
        int.TryParse(Environment.GetEnvironmentVariable("RSPLUGINS_THREADS"), out int threads) && threads > 0 ? threads : Environment.ProcessorCount;

    /// <summary>Gives a model, loading and if need be exporting it.</summary>
    /// <param name="choice">Which model, and how it is to run.</param>
    /// <param name="context">Told what takes long.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <exception cref="ToolException">The model is missing (rs.model.missing) or damaged (rs.model.damaged).</exception>
    public LoadedModel Get(ModelChoice choice, IToolContext context, CancellationToken cancellationToken)
    {
        (string id, string folder) = Store.Find(choice.Model);
        string cache = Path.Combine(Store.StateFolder, "onnx");
        string hash = ModelFingerprint.HashOf(folder, cache);
        Device device = choice.Device == Device.Auto && !OperatingSystem.IsWindows() ? Device.Cpu : choice.Device;
        int threads = choice.Threads > 0 ? choice.Threads : DefaultThreads;
        string key = $"{hash}|{choice.Fp32}|{device}|{threads}";
        lock (gate)
        {
            if (!loaded.TryGetValue(key, out LoadedModel? model))
            {
                context.Report(new ToolProgress(null, "loading model", $"Loading {id}"));
                ModelConfig config = ModelConfig.Read(folder);
                XlmRobertaTokenizer tokenizer = XlmRobertaTokenizer.Open(folder, config.Text);
                OnnxModelCache graphs = new(cache);
                Loader loader = new(id, folder, hash, config, tokenizer, threads);
                model = device == Device.Cpu
                    ? loader.OnCpu(graphs.Ensure(folder, hash, choice.Fp32, context, cancellationToken), null)
                    : OnAccelerator(loader, graphs, choice, context, cancellationToken);
                loaded[key] = model;
            }

            return model;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (LoadedModel model in loaded.Values)
            {
                model.Dispose();
            }

            loaded.Clear();
        }
    }

    private static LoadedModel OnAccelerator(Loader loader, OnnxModelCache graphs, ModelChoice choice, IToolContext context, CancellationToken cancellationToken)
    {
        ExportedModel export = graphs.Ensure(loader.Folder, loader.Hash, fp32: true, context, cancellationToken);
        string problem;
        try
        {
            LoadedModel fast = loader.OnDirectMl(export);
            IReadOnlyList<byte[]> probes = ProbeSet.Images(fast.Images.Preprocessor.Size);
            using (LoadedModel slow = loader.OnCpu(export, null))
            {
                fast.Texts.Encode(["a river"], cancellationToken);
                float[][] a = fast.Images.Encode(probes, cancellationToken), b = slow.Images.Encode(probes, cancellationToken);
                double worst = a.Zip(b, (x, y) => (double)Vectors.Cosine(x, y)).Min();
                if (worst >= AcceleratorCosine)
                {
                    return fast;
                }

                problem = $"its results differ from the CPU's (cosine {worst:0.0000})";
            }

            fast.Dispose();
        }
        catch (Exception failure) when (failure is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            problem = failure is OnnxRuntimeException ? "no adapter runs it" : "this build has no DirectML";
        }

        return loader.OnCpu(graphs.Ensure(loader.Folder, loader.Hash, choice.Fp32, context, cancellationToken), $"DirectML is not used: {problem}. The CPU is used instead.");
    }

    private sealed record Loader(string Id, string Folder, string Hash, ModelConfig Config, XlmRobertaTokenizer Tokenizer, int Threads)
    {
        public LoadedModel OnCpu(ExportedModel export, string? notice) => Open(export, Sessions.OnCpu, "CPU", new RunPlan(export.Batch, Threads), notice);

        public LoadedModel OnDirectMl(ExportedModel export) => Open(export, Sessions.OnDirectMl, "DirectML", RunPlan.Accelerated, null);

        private LoadedModel Open(ExportedModel export, Func<string, InferenceSession> open, string provider, RunPlan plan, string? notice)
        {
            ImageEncoder images = new(() => open(Path.Combine(export.Folder, OnnxModelCache.VisionGraph)), Config, plan);
            TextEncoder texts = new(() => open(Path.Combine(export.Folder, OnnxModelCache.TextGraph)), Tokenizer, Config, plan);
            return new LoadedModel(Id, Folder, Config, export, provider, notice, images, texts);
        }
    }
}
