using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Inference;

/// <summary>
/// Exported graphs by content hash, one folder each. A folder is filled under a temporary name and then renamed, so two processes may export at once: the first to finish wins.
/// </summary>
public sealed class OnnxModelCache(string folder)
{
    /// <summary>File name of the vision tower.</summary>
    public const string VisionGraph = OnnxExporter.VisionFile;

    /// <summary>File name of the text tower.</summary>
    public const string TextGraph = OnnxExporter.TextFile;

    /// <summary>The smallest cosine of int8 to fp32, over all probe images and texts, at which int8 is used.</summary>
    public const double Gate = 0.99;

    /// <summary>Gives the graphs of a model, exporting them when they are not there.</summary>
    /// <param name="modelFolder">The checkpoint's folder.</param>
    /// <param name="hash">Its content hash.</param>
    /// <param name="fp32">Whether the fp32 form is wanted; else int8 where it passes the gate.</param>
    /// <param name="context">Told what takes long; null for nobody.</param>
    /// <param name="cancellationToken">Ends the export between two steps.</param>
    public ExportedModel Ensure(string modelFolder, string hash, bool fp32, IToolContext? context, CancellationToken cancellationToken)
    {
        ExportedModel? there = Find(hash, fp32);
        if (there is not null)
        {
            return there;
        }

        context?.Report(new ToolProgress(null, "preparing model", "Preparing the model for this machine (first use only)"));
        Stopwatch watch = Stopwatch.StartNew();
        string part = Path.Combine(folder, $".part.{Guid.NewGuid():N}");
        try
        {
            using Checkpoint checkpoint = Checkpoint.Open(modelFolder);
            XlmRobertaTokenizer tokenizer = XlmRobertaTokenizer.Open(modelFolder, checkpoint.Config.Text);
            double scale = Math.Exp(checkpoint.Tensors["logit_scale"].ToFloat32()[0]);
            ExportedModel export = new(hash, "fp32", scale, null, null, Gate, 1, 0) { Folder = Path.Combine(part, "fp32") };
            OnnxExporter.Export(checkpoint, export.Folder, OnnxPrecision.Float32, cancellationToken: cancellationToken);
            if (!fp32)
            {
                string small = Path.Combine(part, "int8");
                OnnxExporter.Export(checkpoint, small, OnnxPrecision.Int8, cancellationToken: cancellationToken);
                (double image, double text) = Compare(checkpoint, tokenizer, export.Folder, small, cancellationToken);
                export = export with { ImageCosine = image, TextCosine = text };
                if (Math.Min(image, text) >= Gate)
                {
                    export = export with { Precision = "int8", Folder = small };
                }
            }

            int batch = BatchOf(checkpoint, tokenizer, export.Folder, cancellationToken);
            export = export with { Batch = batch, Seconds = watch.Elapsed.TotalSeconds };
            Record(export);
            export.Write();
            return Publish(export, fp32);
        }
        finally
        {
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }

            FreedMemory.Return();
        }
    }

    /// <summary>Throws a model's graphs away and exports them anew.</summary>
    /// <param name="modelFolder">The checkpoint's folder.</param>
    /// <param name="broken">The graphs, which do not load.</param>
    /// <param name="context">Told what takes long; null for nobody.</param>
    /// <param name="cancellationToken">Ends the export between two steps.</param>
    public void Renew(string modelFolder, ExportedModel broken, IToolContext? context, CancellationToken cancellationToken)
    {
        bool fp32 = broken.Folder == NameOf(broken.ContentHash, fp32: true);
        if (Directory.Exists(broken.Folder))
        {
            Discard(broken.Folder);
        }

        Ensure(modelFolder, broken.ContentHash, fp32, context, cancellationToken);
    }

    /// <summary>Throws away all graphs of a checkpoint.</summary>
    /// <param name="hash">The checkpoint's content hash.</param>
    public void Remove(string hash)
    {
        foreach (string export in Directory.Exists(folder) ? Directory.GetDirectories(folder, $"{hash[..32]}-*") : [])
        {
            Discard(export);
        }
    }

    private string NameOf(string hash, bool fp32) => Path.Combine(folder, $"{hash[..32]}-v{OnnxExporter.Version}-{(fp32 ? "fp32" : "auto")}");

    private ExportedModel? Find(string hash, bool fp32) => ExportedModel.Read(NameOf(hash, fp32));

    private ExportedModel Publish(ExportedModel export, bool fp32)
    {
        string final = NameOf(export.ContentHash, fp32);
        if (Directory.Exists(final) && Find(export.ContentHash, fp32) is null)
        {
            Discard(final);
        }

        try
        {
            Directory.Move(export.Folder, final);
        }
        catch (IOException) when (Find(export.ContentHash, fp32) is not null)
        {
            // Another process was faster; its graphs are the same.
        }

        return Find(export.ContentHash, fp32)!;
    }

    private static void Discard(string export)
    {
        // Renamed first: a folder that is half deleted must not look like a complete one.
        string gone = Path.Combine(Path.GetDirectoryName(export)!, $".part.{Guid.NewGuid():N}");
        Directory.Move(export, gone);
        Directory.Delete(gone, recursive: true);
    }

    private static (double Image, double Text) Compare(Checkpoint checkpoint, XlmRobertaTokenizer tokenizer, string exact, string small, CancellationToken cancellationToken)
    {
        IReadOnlyList<byte[]> images = ProbeSet.Images(checkpoint.Config.Vision.ImageSize);
        IReadOnlyList<string> texts = ProbeSet.Texts();
        RunPlan plan = new(1, ModelPool.DefaultThreads);

        // One tower after another: a full-size pair in both forms would take 2 GiB.
        float[][] Images(string from)
        {
            using ImageEncoder encoder = OpenImages(checkpoint, from, plan);
            return encoder.Encode(images, cancellationToken);
        }

        float[][] Texts(string from)
        {
            using TextEncoder encoder = OpenTexts(checkpoint, tokenizer, from, plan);
            return encoder.Encode(texts, cancellationToken);
        }

        return (Worst(Images(exact), Images(small)), Worst(Texts(exact), Texts(small)));
    }

    private static int BatchOf(Checkpoint checkpoint, XlmRobertaTokenizer tokenizer, string from, CancellationToken cancellationToken)
    {
        RunPlan plan = new(RunPlan.CpuBatch, 1);
        using (ImageEncoder images = OpenImages(checkpoint, from, plan))
        {
            if (!BatchCheck.Holds(images, cancellationToken))
            {
                return 1;
            }
        }

        using TextEncoder texts = OpenTexts(checkpoint, tokenizer, from, plan);
        return BatchCheck.Holds(texts, checkpoint.Config.Text.VocabularySize, cancellationToken) ? RunPlan.CpuBatch : 1;
    }

    private static ImageEncoder OpenImages(Checkpoint checkpoint, string from, RunPlan plan) =>
        new(new Tower<InferenceSession>(() => Sessions.OnCpu(Path.Combine(from, VisionGraph))), checkpoint.Config, plan);

    private static TextEncoder OpenTexts(Checkpoint checkpoint, XlmRobertaTokenizer tokenizer, string from, RunPlan plan) =>
        new(new Tower<TextParts>(() => new TextParts(Sessions.OnCpu(Path.Combine(from, TextGraph)), tokenizer)), checkpoint.Config, plan);

    private static double Worst(float[][] a, float[][] b) => a.Zip(b, (x, y) => (double)Vectors.Cosine(x, y)).Min();

    /// <summary>Writes the outcome of the gate into the graphs themselves.</summary>
    private static void Record(ExportedModel export)
    {
        if (export is { ImageCosine: double image, TextCosine: double text })
        {
            Write(VisionGraph, image, ProbeSet.ImageCount);
            Write(TextGraph, text, ProbeSet.Texts().Count);
        }

        void Write(string graph, double cosine, int samples) => OnnxMetadata.Write(Path.Combine(export.Folder, graph), new Dictionary<string, string>
        {
            [OnnxMetadata.GateCosine] = cosine.ToString("R", CultureInfo.InvariantCulture),
            [OnnxMetadata.GateThreshold] = export.Gate.ToString("R", CultureInfo.InvariantCulture),
            [OnnxMetadata.GateSamples] = samples.ToString(CultureInfo.InvariantCulture),
        });
    }
}
