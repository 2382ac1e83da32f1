using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>Starting values of a model trained from nothing.</summary>
public static class Initialisation
{
    private const double EmbeddingDeviation = 0.02;

    /// <summary>Makes a model with random weights.</summary>
    /// <param name="config">Sizes.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="logitScale">Starting value of the logit scale; ln(1 / 0.07) in CLIP.</param>
    public static ClipModel Create(ModelConfig config, long seed, double logitScale)
    {
        using Generator generator = new((ulong)seed);
        ParameterTable table = new();
        foreach ((string name, long[] shape) in CheckpointLayout.Shapes(config))
        {
            using Tensor values = Values(name, shape, config, logitScale, generator);
            table.Add(name, values);
        }

        return new ClipModel(config, table);
    }

    private static Tensor Values(string name, long[] shape, ModelConfig config, double logitScale, Generator generator)
    {
        if (name == ClipModel.LogitScale)
        {
            return tensor((float)logitScale).view(shape);
        }

        if (name.EndsWith("bias", StringComparison.Ordinal))
        {
            return zeros(shape);
        }

        bool isNorm = name.Contains("LayerNorm", StringComparison.Ordinal) || name.Contains(".ln_", StringComparison.Ordinal);
        if (isNorm)
        {
            return ones(shape);
        }

        Tensor normal = randn(shape, generator: generator);
        if (name.Contains("embeddings.", StringComparison.Ordinal))
        {
            normal = normal.Scale(EmbeddingDeviation);
            if (name.EndsWith("word_embeddings.weight", StringComparison.Ordinal))
            {
                normal.select(0, config.Text.PaddingId).zero_();
            }

            return normal;
        }

        // open_clip draws the vision tower's own tables with deviation width^-0.5; linear maps get 0.7 of their fan-in's, which keeps short residual stacks near unit variance.
        bool isTable = name is "visual.class_embedding" or "visual.positional_embedding" or "visual.proj";
        double deviation = isTable ? Math.Pow(config.Vision.Width, -0.5) : 0.7 / Math.Sqrt(shape.Skip(1).Aggregate(1L, (a, b) => a * b));
        normal.Bound(-2, 2);
        return normal.Scale(deviation);
    }
}
