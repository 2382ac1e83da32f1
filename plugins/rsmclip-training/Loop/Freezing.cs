using System.IO.Enumeration;
using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>Takes out of the training what the configuration says.</summary>
public static class Freezing
{
    private const string WordTable = "text.transformer.embeddings.word_embeddings.weight";

    /// <summary>Freezes parameters of a model.</summary>
    /// <param name="parameters">The model's.</param>
    /// <param name="settings">What to freeze.</param>
    /// <exception cref="TrainingException">A pattern fits no parameter, or nothing would be trained.</exception>
    public static void Apply(ParameterTable parameters, FreezingSettings settings)
    {
        if (settings.Names.FirstOrDefault(pattern => !parameters.Names.Any(name => Fits(pattern, name))) is string stray)
        {
            throw new TrainingException($"freezing.names: no parameter is named {stray}.", "Names are open_clip's, for instance visual.transformer.resblocks.0.*");
        }

        parameters.Freeze((name, tensor) => IsFrozen(name, tensor, settings));
        if (!parameters.Names.Any(name => name != ClipModel.LogitScale && parameters[name].requires_grad))
        {
            throw new TrainingException("Everything is frozen: there is nothing to train.", "Take something out of freezing.towers or freezing.names.");
        }
    }

    private static bool IsFrozen(string name, Tensor tensor, FreezingSettings settings) =>
        settings.Names.Any(pattern => Fits(pattern, name))
        || (settings.Towers.Contains("vision") && name.StartsWith("visual.", StringComparison.Ordinal))
        || (settings.Towers.Contains("text") && name.StartsWith("text.", StringComparison.Ordinal))
        || (name == WordTable && settings.WordTableFrom > 0 && tensor.numel() >= settings.WordTableFrom);

    private static bool Fits(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);
}
