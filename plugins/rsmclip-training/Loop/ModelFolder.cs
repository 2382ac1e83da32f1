using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Training.Towers;
using RsPlugins.Sdk.Files;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>Writes a model as open_clip's hub layout has it.</summary>
public static class ModelFolder
{
    /// <summary>Writes configuration, weights and tokenizer; each file appears whole.</summary>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <param name="model">The model.</param>
    /// <param name="tokenizer">Its SentencePiece file, or a tokenizer.json.</param>
    /// <param name="type">Float32 or Float16.</param>
    public static void Write(string folder, ClipModel model, string tokenizer, TensorType type)
    {
        Directory.CreateDirectory(folder);
        model.Config.Write(folder);
        bool isJson = tokenizer.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        string tokenizerPath = Path.Combine(folder, isJson ? TokenizerJson.FileName : Checkpoint.TokenizerName);
        if (!string.Equals(Path.GetFullPath(tokenizer), Path.GetFullPath(tokenizerPath), StringComparison.Ordinal))
        {
            using StagedFile copy = new(tokenizerPath);
            File.Copy(tokenizer, copy.Path);
            copy.Commit();
        }

        using TorchSharp.DisposeScope scope = TorchSharp.torch.NewDisposeScope();
        Half[] buffer = new Half[type == TensorType.Float32 ? 0 : model.Parameters.Names.Max(name => model.Parameters[name].numel())];
        using StagedFile weights = new(Path.Combine(folder, Checkpoint.SafetensorsName));
        SafetensorsFile.Write(weights.Path, model.Parameters.Names.Select(name => Value(name, model.Parameters[name], type, buffer)));
        weights.Commit();
    }

    private static TensorToWrite Value(string name, TorchSharp.torch.Tensor tensor, TensorType type, Half[] buffer) =>
        new(name, type, tensor.shape, type == TensorType.Float32 ? TensorMemory.Of(tensor) : new HalfMemory(tensor, buffer).Memory);
}
