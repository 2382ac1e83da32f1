using Microsoft.Extensions.Logging;
using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Makes a model ready to run. Nothing is opened yet: its towers open when they are used.</summary>
internal sealed class ModelLoader(string id, string folder, string hash, ModelConfig config, int threads, OnnxModelCache graphs, ModelMemory memory, ModelHolds holds, ILogger log)
{
    private readonly Lock renewing = new();

    /// <summary>The model on the CPU.</summary>
    public LoadedModel OnCpu(bool fp32, string? notice, IToolContext context, CancellationToken cancellationToken)
    {
        ExportedModel export = graphs.Ensure(folder, hash, fp32, context, cancellationToken);
        return Make(export, graph => OnCpuOrRenewed(export, graph), "CPU", new RunPlan(export.Batch, threads), notice);
    }

    /// <summary>The model on DirectML, in fp32.</summary>
    public LoadedModel OnDirectMl(IToolContext context, CancellationToken cancellationToken) =>
        Make(graphs.Ensure(folder, hash, fp32: true, context, cancellationToken), Sessions.OnDirectMl, "DirectML", RunPlan.Accelerated, null);

    private LoadedModel Make(ExportedModel export, Func<string, InferenceSession> open, string provider, RunPlan plan, string? notice)
    {
        string vision = Path.Combine(export.Folder, OnnxModelCache.VisionGraph), text = Path.Combine(export.Folder, OnnxModelCache.TextGraph);
        Tower<InferenceSession> images = new(() => open(vision), memory) { Model = id, Name = "vision", Bytes = SizeOf(vision), Held = () => holds.IsHeld(hash) };
        Tower<TextParts> texts = new(() => new TextParts(open(text), XlmRobertaTokenizer.Open(folder, config.Text)), memory) { Model = id, Name = "text", Bytes = SizeOf(text), Held = () => holds.IsHeld(hash) };
        return new LoadedModel(id, folder, config, export, provider, notice, new ImageEncoder(images, config, plan), new TextEncoder(texts, config, plan)) { Memory = memory };
    }

    /// <summary>The graph and the weights beside it: what they take in memory, apart from a run's own needs.</summary>
    private static long SizeOf(string graph) =>
        new DirectoryInfo(Path.GetDirectoryName(graph)!).EnumerateFiles($"{Path.GetFileNameWithoutExtension(graph)}.*").Sum(file => file.Length);

    private InferenceSession OnCpuOrRenewed(ExportedModel export, string graph)
    {
        lock (renewing)
        {
            try
            {
                return Sessions.OnCpu(graph);
            }
            catch (OnnxRuntimeException broken)
            {
                log.LogWarning("The prepared form of {Model} does not load, so it is made anew: {Reason}", id, broken.Message);
                graphs.Renew(folder, export, null, CancellationToken.None);
                return Sessions.OnCpu(graph);
            }
        }
    }
}
