using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Segment;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Packages;

/// <summary>A folder for ArcGIS Pro that is filled under a temporary name and renamed when it is complete.</summary>
internal sealed class ModelPackage : IDisposable
{
    private const string SegmentationFile = "segmentation.onnx";
    private const int LargestObject = 1024;
    private const int CopyBytes = 1 << 22;
    private static readonly string[] Functions = ["rsmclip_onnx.py", "RsMClipObjectClassifier.py", "RsMClipImageClassifier.py"];
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string partial;
    private bool committed;

    /// <summary>Begins a package.</summary>
    /// <param name="folder">The folder to make.</param>
    /// <exception cref="ToolException">There is something in it already.</exception>
    public ModelPackage(string folder)
    {
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(Folder) || (Directory.Exists(Folder) && Directory.EnumerateFileSystemEntries(Folder).Any()))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"There is something in {Folder} already.", "Give a folder that is new or empty.");
        }

        string parent = Path.GetDirectoryName(Folder) ?? throw new ToolException(ErrorIds.ArgumentInvalid, $"{Folder} cannot be made.", "Give a folder in another one.");
        Directory.CreateDirectory(parent);
        partial = Directory.CreateDirectory(Path.Combine(parent, $".{Path.GetFileName(Folder)}.{Guid.NewGuid():N}.part")).FullName;
    }

    /// <summary>Its final name.</summary>
    public string Folder { get; }

    /// <summary>The file name of a definition.</summary>
    public static string DefinitionOf(PackageTask task) => task == PackageTask.Objects ? "objects.emd" : "pixels.emd";

    /// <summary>Adds the Python raster functions.</summary>
    public void AddFunctions()
    {
        foreach (string name in Functions)
        {
            using Stream source = typeof(ModelPackage).Assembly.GetManifestResourceStream(name)!;
            using FileStream target = File.Create(Path.Combine(partial, name));
            source.CopyTo(target);
        }
    }

    /// <summary>Adds the classes as embeddings, and what the functions must know of the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="means">[classes][dimension].</param>
    /// <param name="names">The names, each for itself.</param>
    public void AddClasses(LoadedModel model, float[][] means, ClassQueries names)
    {
        ModelConfig config = model.Config;
        Write("classes.json", new JsonObject
        {
            ["size"] = config.Vision.ImageSize,
            ["patch"] = config.Vision.PatchSize,
            ["dimension"] = config.EmbedDim,
            ["scale"] = model.Export.LogitScale,
            ["mean"] = new JsonArray([.. config.Preprocess.Mean.Select(value => (JsonNode)value)]),
            ["std"] = new JsonArray([.. config.Preprocess.Std.Select(value => (JsonNode)value)]),
            ["objects"] = Text(means),
            ["pixels"] = Text(names.Vectors),
            ["class_of"] = new JsonArray([.. names.ClassOf.Select(index => (JsonNode)index)]),
        });
    }

    /// <summary>Adds a model definition. Classes count from 1: 0 stands for no data.</summary>
    /// <param name="task">What it is for.</param>
    /// <param name="model">The model.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="language">The language that names them.</param>
    /// <param name="provenance">Where the package comes from.</param>
    public void AddDefinition(PackageTask task, LoadedModel model, ClassSet classes, string language, JsonObject provenance)
    {
        bool isObjects = task == PackageTask.Objects;
        int side = isObjects ? Math.Max(LargestObject, model.Config.Vision.ImageSize) : model.Config.Vision.ImageSize;
        JsonObject definition = new()
        {
            ["Framework"] = "ONNX",
            ["ModelConfiguration"] = "RS-M-CLIP",
            ["ModelName"] = model.Id,
            ["ModelType"] = isObjects ? "ObjectClassification" : "ImageClassification",
            ["ModelFile"] = isObjects ? OnnxExporter.VisionFile : SegmentationFile,
            ["InferenceFunction"] = isObjects ? Functions[1] : Functions[2],
            ["ImageHeight"] = side,
            ["ImageWidth"] = side,
            ["ExtractBands"] = new JsonArray(0, 1, 2),
            ["ImageSpaceUsed"] = "MAP_SPACE",
            ["BatchSize"] = 8,
            ["CropSizeFixed"] = 0,
            ["BlackenAroundFeature"] = 0,
            ["Classes"] = new JsonArray([.. classes.Classes.Select((one, index) => (JsonNode)new JsonObject { ["Value"] = index + 1, ["Name"] = one.NameIn(language), ["Color"] = Color(one) })]),
            ["Provenance"] = provenance.DeepClone(),
        };
        Write(DefinitionOf(task), definition);
    }

    /// <summary>Copies the graphs and their weights, which both share.</summary>
    /// <param name="export">The folder of the model's graphs.</param>
    /// <param name="segmentation">The graph for pixels.</param>
    /// <param name="context">Told the bytes done.</param>
    /// <param name="cancellationToken">Ends the copying within a few megabytes.</param>
    public void AddGraphs(string export, string segmentation, IToolContext context, CancellationToken cancellationToken)
    {
        string weights = Path.ChangeExtension(OnnxExporter.VisionFile, ".weights");
        (string From, string To)[] files = [(Path.Combine(export, OnnxExporter.VisionFile), OnnxExporter.VisionFile), (segmentation, SegmentationFile), (Path.Combine(export, weights), weights)];
        long total = files.Sum(file => new FileInfo(file.From).Length), done = 0;
        byte[] buffer = new byte[CopyBytes];
        foreach ((string from, string to) in files)
        {
            using FileStream source = File.OpenRead(from);
            using FileStream target = File.Create(Path.Combine(partial, to));
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                target.Write(buffer, 0, read);
                done += read;
                context.Report(ToolProgress.Of("copying", done, total, "bytes"));
            }
        }
    }

    /// <summary>Gives the folder its name.</summary>
    public void Commit()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder);
        }

        Directory.Move(partial, Folder);
        committed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!committed)
        {
            Directory.Delete(partial, recursive: true);
        }
    }

    private static string Text(float[][] vectors) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vectors.SelectMany(vector => vector).ToArray()));

    private static JsonArray Color(PromptClass one)
    {
        (byte red, byte green, byte blue) = ClassColors.Parse(one.Color)!.Value;
        return new JsonArray(red, green, blue);
    }

    private void Write(string name, JsonObject content) => File.WriteAllText(Path.Combine(partial, name), content.ToJsonString(Format));
}
