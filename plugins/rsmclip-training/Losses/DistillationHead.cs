using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Losses;

/// <summary>DINO's projection head: an MLP, three layers deep in DINO, length 1, and a linear layer whose rows are a length times a direction.</summary>
/// <param name="table">Parameters <c>mlp.0/2/4.{weight,bias}</c>, <c>last_layer.weight_g</c> [K, 1], <c>last_layer.weight_v</c> [K, bottleneck].</param>
/// <param name="prefix">Put before these names.</param>
public sealed class DistillationHead(ParameterTable table, string prefix = "")
{
    private const double Deviation = 0.02;
    private readonly string[] _layers = [.. Enumerable.Range(0, int.MaxValue).Select(depth => $"{prefix}mlp.{2 * depth}").TakeWhile(name => table.Has(name + ".weight"))];

    /// <summary>Prototype logits.</summary>
    /// <param name="features">[B, D].</param>
    /// <returns>[B, K].</returns>
    public Tensor Forward(Tensor features)
    {
        Tensor x = features;
        foreach (string layer in _layers[..^1])
        {
            x = F.gelu(Layers.Linear(table, layer, x));
        }

        x = ClipModel.Unit(Layers.Linear(table, _layers[^1], x));
        Tensor directions = table[prefix + "last_layer.weight_v"];
        Tensor lengths = directions.norm(1, keepdim: true, p: 2);
        return F.linear(x, table[prefix + "last_layer.weight_g"] * directions / lengths, null!);
    }

    /// <summary>Adds a head's starting values to a table: normal with deviation 0.02 cut at two units, zero biases, lengths 1.</summary>
    /// <param name="table">The table.</param>
    /// <param name="prefix">Put before the names.</param>
    /// <param name="input">Width of the input.</param>
    /// <param name="settings">Depth and widths.</param>
    /// <param name="seed">Seed.</param>
    public static void AddTo(ParameterTable table, string prefix, int input, DistillationSettings settings, long seed)
    {
        using Generator generator = new((ulong)seed);
        int columns = input;
        for (int depth = 0; depth < settings.HeadLayers; depth++)
        {
            int rows = depth == settings.HeadLayers - 1 ? settings.BottleneckWidth : settings.HiddenWidth;
            using Tensor weight = Normal([rows, columns], generator);
            using Tensor bias = zeros(rows);
            table.Add($"{prefix}mlp.{2 * depth}.weight", weight);
            table.Add($"{prefix}mlp.{2 * depth}.bias", bias);
            columns = rows;
        }

        using Tensor lengths = ones(settings.Prototypes, 1);
        using Tensor directions = Normal([settings.Prototypes, settings.BottleneckWidth], generator);
        table.Add(prefix + "last_layer.weight_g", lengths, requiresGradient: !settings.UnitPrototypes);
        table.Add(prefix + "last_layer.weight_v", directions);
    }

    // DINO cuts at +-2 in absolute terms, a hundred deviations away: no value is ever cut.
    private static Tensor Normal(long[] shape, Generator generator) => randn(shape, generator: generator).Scale(Deviation);
}
