using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Loads models on first use. Their towers leave the memory when they are not used, and come back when they are. Thread-safe.</summary>
public sealed class ModelPool : IDisposable
{
    private const double AcceleratorCosine = 0.999;
    private readonly Dictionary<string, LoadedModel> loaded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);
    private readonly ModelHolds holds = new();
    private readonly Lock gate = new();
    private readonly ILogger log;

    /// <summary>Makes a pool with the limits that the environment asks for.</summary>
    /// <param name="store">Where models are found.</param>
    /// <param name="log">Told of towers that leave and of graphs that are made anew; null for nobody.</param>
    public ModelPool(ModelStore store, ILogger? log = null)
        : this(store, ModelMemory.FromEnvironment(log ?? NullLogger.Instance), log)
    {
    }

    internal ModelPool(ModelStore store, ModelMemory memory, ILogger? log)
    {
        Store = store;
        Memory = memory;
        this.log = log ?? NullLogger.Instance;
    }

    /// <summary>Where models are found.</summary>
    public ModelStore Store { get; }

    /// <summary>The number of threads used when none is asked for: RSPLUGINS_THREADS, or one a core.</summary>
    public static int DefaultThreads =>
        int.TryParse(Environment.GetEnvironmentVariable("RSPLUGINS_THREADS"), out int threads) && threads > 0 ? threads : Environment.ProcessorCount;

    /// <summary>What runs the model that was loaded last, or would be tried for the first one, and why.</summary>
    internal DeviceChoice Running { get; private set; } = DeviceChoice.Expected;

    /// <summary>The towers in memory.</summary>
    internal ModelMemory Memory { get; }

    private string Cache => Path.Combine(Store.StateFolder, "onnx");

    /// <summary>Gives a model, loading and if need be exporting it. The call that asks for it has it until it ends.</summary>
    /// <param name="choice">Which model, and how it is to run.</param>
    /// <param name="context">Told what takes long.</param>
    /// <param name="cancellationToken">Ends the export, and the wait for another call's.</param>
    /// <exception cref="ToolException">The model is missing (rs.model.missing) or damaged (rs.model.damaged).</exception>
    public LoadedModel Get(ModelChoice choice, IToolContext context, CancellationToken cancellationToken)
    {
        (string id, string folder) = Store.Find(choice.Model);
        string hash = ModelFingerprint.HashOf(folder, Cache, cancellationToken);
        (context as CallScope)?.Keep(holds.Hold(hash));
        Device device = choice.Device == Device.Auto && !OperatingSystem.IsWindows() ? Device.Cpu : choice.Device;
        int threads = choice.Threads > 0 ? choice.Threads : DefaultThreads;
        string key = $"{folder}|{hash}|{Calibration.VersionOf(folder)}|{choice.Fp32}|{device}|{threads}";
        SemaphoreSlim turn = turns.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        turn.Wait(cancellationToken);
        try
        {
            if (Known(key) is { } known)
            {
                return known;
            }

            context.Report(new ToolProgress(null, "loading model", $"Loading {id}"));
            ModelLoader loader = Loader(id, folder, hash, ModelConfig.Read(folder), threads);
            LoadedModel model = device == Device.Cpu ? loader.OnCpu(choice.Fp32, null, context, cancellationToken) : OnAccelerator(loader, choice.Fp32, context, cancellationToken);
            lock (gate)
            {
                loaded[key] = model;
            }

            Running = DeviceChoice.Of(model, choice.Device);

            return model;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Loads a model that is not installed yet, for its caller alone.</summary>
    /// <param name="folder">The model's folder, named by its id.</param>
    /// <param name="hash">Its content hash.</param>
    /// <param name="config">Its sizes.</param>
    /// <param name="context">Told what takes long.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    internal LoadedModel Load(string folder, string hash, ModelConfig config, IToolContext context, CancellationToken cancellationToken) =>
        Loader(Path.GetFileName(folder), folder, hash, config, DefaultThreads).OnCpu(fp32: false, null, context, cancellationToken);

    /// <summary>Takes down the content hash of a model that was just installed, so that its first use need not read it all.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="hash">Its content hash.</param>
    internal void Remember(string folder, string hash) => ModelFingerprint.Remember(folder, Cache, hash);

    /// <summary>Forgets a model that is about to be removed, with all that was made from it.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="remove">Takes the folder away.</param>
    /// <param name="cancellationToken">Ends the reading of the folder.</param>
    /// <returns>Whether it was removed: a model that a call has is not.</returns>
    internal bool TryRemove(string folder, Action remove, CancellationToken cancellationToken)
    {
        string hash = ModelFingerprint.HashOf(folder, Cache, cancellationToken);
        string fingerprint = ModelFingerprint.PathOf(folder, Cache);
        if (!holds.TryWithout(hash, remove))
        {
            return false;
        }

        File.Delete(fingerprint);

        LoadedModel[] gone;
        bool isUsed;
        lock (gate)
        {
            gone = [.. loaded.Values.Where(model => model.Folder == folder)];
            foreach ((string key, _) in loaded.Where(entry => entry.Value.Folder == folder).ToArray())
            {
                loaded.Remove(key);
            }

            // The same model may have been called by its folder, without being installed.
            isUsed = loaded.Values.Any(model => model.Export.ContentHash == hash);
        }

        foreach (LoadedModel model in gone)
        {
            model.Dispose();
        }

        if (!isUsed && !Store.List().Any(id => ModelFingerprint.HashOf(Store.Find(id).Folder, Cache, cancellationToken) == hash))
        {
            new OnnxModelCache(Cache).Remove(hash);
        }

        return true;
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

        Memory.Dispose();
    }

    private ModelLoader Loader(string id, string folder, string hash, ModelConfig config, int threads) =>
        new(id, folder, hash, config, threads, new OnnxModelCache(Cache), Memory, holds, log);

    private LoadedModel? Known(string key)
    {
        lock (gate)
        {
            return loaded.GetValueOrDefault(key);
        }
    }

    private static LoadedModel OnAccelerator(ModelLoader loader, bool fp32, IToolContext context, CancellationToken cancellationToken)
    {
        string problem;
        LoadedModel fast = loader.OnDirectMl(context, cancellationToken);
        try
        {
            IReadOnlyList<byte[]> probes = ProbeSet.Images(fast.Images.Preprocessor.Size);
            using LoadedModel slow = loader.OnCpu(fp32: true, null, context, cancellationToken);
            fast.Texts.Encode(["a river"], cancellationToken);
            float[][] a = fast.Images.Encode(probes, cancellationToken), b = slow.Images.Encode(probes, cancellationToken);
            double worst = a.Zip(b, (x, y) => (double)Vectors.Cosine(x, y)).Min();
            if (worst >= AcceleratorCosine)
            {
                return fast;
            }

            problem = $"its results differ from the CPU's (cosine {worst:0.0000})";
        }
        catch (Exception failure) when (failure is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            problem = failure is OnnxRuntimeException ? "no adapter runs it" : "this build has no DirectML";
        }

        fast.Dispose();
        return loader.OnCpu(fp32, $"DirectML is not used: {problem}. The CPU is used instead.", context, cancellationToken);
    }
}
