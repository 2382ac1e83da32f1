using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Losses;

/// <summary>DINO's projection head: a three-layer MLP, length 1, and a linear layer whose rows are a length times a direction.</summary>
/// <param name="table">Parameters <c>mlp.0/2/4.{weight,bias}</c>, <c>last_layer.weight_g</c> [K, 1], <c>last_layer.weight_v</c> [K, bottleneck].</param>
/// <param name="prefix">Put before these names.</param>
public sealed class DistillationHead(ParameterTable table, string prefix = "")
{
    private const double Deviation = 0.02;

    /// <summary>Prototype logits.</summary>
    /// <param name="features">[B, D].</param>
    /// <returns>[B, K].</returns>
    public Tensor Forward(Tensor features)
    {
        Tensor x = F.gelu(Layers.Linear(table, prefix + "mlp.0", features));
        x = F.gelu(Layers.Linear(table, prefix + "mlp.2", x));
        x = ClipModel.Unit(Layers.Linear(table, prefix + "mlp.4", x));
        Tensor directions = table[prefix + "last_layer.weight_v"];
        Tensor lengths = directions.norm(1, keepdim: true, p: 2);
        return F.linear(x, table[prefix + "last_layer.weight_g"] * directions / lengths, null!);
    }

    /// <summary>Adds a head's starting values to a table: normal with deviation 0.02 cut at two units, zero biases, lengths 1.</summary>
    /// <param name="table">The table.</param>
    /// <param name="prefix">Put before the names.</param>
    /// <param name="sizes">Widths of input, hidden layers, bottleneck and prototypes.</param>
    /// <param name="unitPrototypes">Whether the lengths stay 1.</param>
    /// <param name="seed">Seed.</param>
    public static void AddTo(ParameterTable table, string prefix, (int Input, int Hidden, int Bottleneck, int Prototypes) sizes, bool unitPrototypes, long seed)
    {
        using Generator generator = new((ulong)seed);
        (string Name, long Out, long In)[] layers =
        [
            ("mlp.0", sizes.Hidden, sizes.Input),
            ("mlp.2", sizes.Hidden, sizes.Hidden),
            ("mlp.4", sizes.Bottleneck, sizes.Hidden),
        ];
        foreach ((string name, long rows, long columns) in layers)
        {
            using Tensor weight = Normal([rows, columns], generator);
            using Tensor bias = zeros(rows);
            table.Add($"{prefix}{name}.weight", weight);
            table.Add($"{prefix}{name}.bias", bias);
        }

        using Tensor lengths = ones(sizes.Prototypes, 1);
        using Tensor directions = Normal([sizes.Prototypes, sizes.Bottleneck], generator);
        table.Add(prefix + "last_layer.weight_g", lengths, requiresGradient: !unitPrototypes);
        table.Add(prefix + "last_layer.weight_v", directions);
    }

    // DINO cuts at +-2 in absolute terms, a hundred deviations away: no value is ever cut.
    private static Tensor Normal(long[] shape, Generator generator) => randn(shape, generator: generator).Scale(Deviation);
}
