using System.Text;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;

namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>An opened checkpoint in open_clip's hub layout: every tensor that the configuration asks for is there, in its shape, and no other.</summary>
public sealed class Checkpoint : IDisposable
{
    /// <summary>The preferred weight file.</summary>
    public const string SafetensorsName = "open_clip_model.safetensors";

    /// <summary>The weight file that is read where no safetensors file lies.</summary>
    public const string TorchName = "open_clip_pytorch_model.bin";

    /// <summary>The tokenizer's file.</summary>
    public const string TokenizerName = "sentencepiece.bpe.model";

    private const int ShownProblems = 12;
    private const string ModulePrefix = "module.";
    private readonly TensorFile _file;
    private readonly Lazy<string> _hash;

    private Checkpoint(ModelConfig config, IReadOnlyDictionary<string, CheckpointTensor> tensors, TensorFile file, string weightFile, string folder)
    {
        Config = config;
        Tensors = tensors;
        WeightFile = weightFile;
        Folder = folder;
        _file = file;
        _hash = new Lazy<string>(() => HashOf(folder, weightFile));
    }

    /// <summary>The sizes.</summary>
    public ModelConfig Config { get; }

    /// <summary>The tensors by open_clip's keys, without the prefixes and buffers that some files add.</summary>
    public IReadOnlyDictionary<string, CheckpointTensor> Tensors { get; }

    /// <summary>The opened folder.</summary>
    public string Folder { get; }

    /// <summary>The path of the weight file that was read.</summary>
    public string WeightFile { get; }

    /// <summary>SHA-256 over configuration, weights and tokenizer, in hexadecimal; reads the whole files when first asked for.</summary>
    public string ContentHash => _hash.Value;

    /// <summary>The number of parameters.</summary>
    public long ParameterCount => Tensors.Values.Sum(tensor => tensor.Count);

    /// <summary>Opens a folder and checks its keys and shapes.</summary>
    /// <param name="folder">A folder with open_clip_config.json and a weight file.</param>
    /// <exception cref="CheckpointException">Something is missing, damaged or does not fit; the message lists what.</exception>
    public static Checkpoint Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CheckpointException($"The model folder {folder} does not exist.", "Check the path.");
        }

        ModelConfig config = ModelConfig.Read(folder);
        string weights = FindWeights(folder);
        TensorFile file = weights.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase) ? SafetensorsFile.Read(weights) : TorchFile.Read(weights);
        try
        {
            Dictionary<string, CheckpointTensor> tensors = Normalise(file.Tensors);
            CheckLayout(tensors, CheckpointLayout.Shapes(config), Path.GetFileName(weights));
            return new Checkpoint(config, tensors, file, weights, folder);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Computes the <see cref="ContentHash"/> of a folder without opening the checkpoint.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static string HashFolder(string folder, CancellationToken cancellationToken = default) => HashOf(folder, FindWeights(folder), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string FindWeights(string folder) =>
        new[] { SafetensorsName, TorchName }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new CheckpointException($"The model folder {folder} holds neither {SafetensorsName} nor {TorchName}.", "Fetch the whole model folder.");

    private static string HashOf(string folder, string weights, CancellationToken cancellationToken = default)
    {
        string[] files = [Path.Combine(folder, ModelConfig.FileName), weights, XlmRobertaTokenizer.FileOf(folder)];
        return FileHash.Of(files.Where(File.Exists), cancellationToken);
    }

    /// <summary>Takes off what training programs add to keys and leaves out buffers that older library versions stored.</summary>
    private static Dictionary<string, CheckpointTensor> Normalise(IReadOnlyDictionary<string, CheckpointTensor> tensors)
    {
        bool isWrapped = tensors.Count > 0 && tensors.Keys.All(key => key.StartsWith(ModulePrefix, StringComparison.Ordinal));
        Dictionary<string, CheckpointTensor> result = new(tensors.Count, StringComparer.Ordinal);
        foreach ((string key, CheckpointTensor tensor) in tensors)
        {
            string name = isWrapped ? key[ModulePrefix.Length..] : key;
            bool isBuffer = name.EndsWith(".position_ids", StringComparison.Ordinal) || name.EndsWith(".token_type_ids", StringComparison.Ordinal);
            if (!isBuffer && !name.StartsWith("text.transformer.pooler.", StringComparison.Ordinal))
            {
                result[name] = new CheckpointTensor(name, tensor.Type, tensor.Shape, tensor.Data);
            }
        }

        return result;
    }

    private static void CheckLayout(Dictionary<string, CheckpointTensor> tensors, IReadOnlyDictionary<string, long[]> expected, string file)
    {
        string[] missing = [.. expected.Keys.Where(key => !tensors.ContainsKey(key))];
        string[] unexpected = [.. tensors.Keys.Where(key => !expected.ContainsKey(key)).Order(StringComparer.Ordinal)];
        string[] wrong = [.. expected
            .Where(pair => tensors.TryGetValue(pair.Key, out CheckpointTensor? tensor) && !Fits(tensor, pair.Key, pair.Value))
            .Select(pair => $"{pair.Key} is {Describe(tensors[pair.Key])}, should be [{string.Join(',', pair.Value)}]")];
        if (missing.Length + unexpected.Length + wrong.Length == 0)
        {
            return;
        }

        StringBuilder message = new($"{file} does not fit its {ModelConfig.FileName}.");
        Append(message, "missing", missing);
        Append(message, "unexpected", unexpected);
        Append(message, "of the wrong shape or type", wrong);
        throw new CheckpointException(message.ToString(), "Use the configuration that was saved with these weights.");
    }

    private static bool Fits(CheckpointTensor tensor, string key, long[] shape) =>
        tensor.Type != TensorType.Int64
        && (tensor.Shape.AsSpan().SequenceEqual(shape) || (key == "logit_scale" && tensor.Shape is [1]));

    private static string Describe(CheckpointTensor tensor) => $"{TensorTypes.Name(tensor.Type)} [{string.Join(',', tensor.Shape)}]";

    private static void Append(StringBuilder message, string what, string[] items)
    {
        if (items.Length == 0)
        {
            return;
        }

        message.Append('\n').Append(items.Length).Append(' ').Append(what).Append(": ").AppendJoin("; ", items.Take(ShownProblems));
        if (items.Length > ShownProblems)
        {
            message.Append("; and ").Append(items.Length - ShownProblems).Append(" more");
        }
    }
}
