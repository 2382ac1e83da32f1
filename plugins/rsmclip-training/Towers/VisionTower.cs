using RsPlugins.RsmClip.Model.Configuration;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>open_clip's vision transformer: pre-norm blocks, packed attention weights, exact GELU, the class token projected without bias.</summary>
/// <param name="table">Parameters named <c>visual.*</c>.</param>
/// <param name="config">Sizes.</param>
public sealed class VisionTower(ParameterTable table, VisionConfig config)
{
    /// <summary>Image features.</summary>
    /// <param name="images">[B, 3, H, W], normalised; H and W multiples of the patch size, the model's own size or another.</param>
    /// <param name="dropPath">Probability that an image skips the last block (stochastic depth, Huang et al. 2016), falling linearly to 0 at the first; 0 outside training.</param>
    /// <returns>[B, D], not normalised.</returns>
    public Tensor Forward(Tensor images, double dropPath = 0) => Project(ClassToken(images, dropPath));

    /// <summary>The class token after the last norm, before the projection.</summary>
    /// <param name="images">[B, 3, H, W], normalised.</param>
    /// <param name="dropPath">As in <see cref="Forward"/>.</param>
    /// <returns>[B, W].</returns>
    public Tensor ClassToken(Tensor images, double dropPath = 0)
    {
        Tensor tokens = F.conv2d(images, table["visual.conv1.weight"], strides: [config.PatchSize, config.PatchSize]);
        long rows = tokens.shape[2];
        long columns = tokens.shape[3];
        tokens = tokens.flatten(2).transpose(1, 2);
        Tensor head = table["visual.class_embedding"].view(1, 1, -1).expand(images.shape[0], 1, -1);
        Tensor x = cat([head, tokens.to_type(head.dtype)], 1).Plus(PositionTable.Resize(table["visual.positional_embedding"], rows, columns));
        x = Layers.Norm(table, "visual.ln_pre", x);
        for (int layer = 0; layer < config.Layers; layer++)
        {
            x = Block($"visual.transformer.resblocks.{layer}", x, dropPath * layer / Math.Max(config.Layers - 1, 1));
        }

        return Layers.Norm(table, "visual.ln_post", x.select(1, 0));
    }

    /// <summary>Class tokens in the common space.</summary>
    /// <param name="tokens">[B, W].</param>
    /// <returns>[B, D], not normalised.</returns>
    public Tensor Project(Tensor tokens) => tokens.matmul(table["visual.proj"]);

    private Tensor Block(string name, Tensor x, double dropPath)
    {
        Tensor packed = F.linear(Layers.Norm(table, name + ".ln_1", x), table[name + ".attn.in_proj_weight"], table[name + ".attn.in_proj_bias"]);
        Tensor[] parts = packed.chunk(3, -1);
        Tensor mixed = Layers.Attend(
            Layers.SplitHeads(parts[0], config.Heads),
            Layers.SplitHeads(parts[1], config.Heads),
            Layers.SplitHeads(parts[2], config.Heads),
            mask: null);
        x = x.Plus(Skip(Layers.Linear(table, name + ".attn.out_proj", mixed), dropPath));
        Tensor hidden = F.gelu(Layers.Linear(table, name + ".mlp.c_fc", Layers.Norm(table, name + ".ln_2", x)));
        return x.Plus(Skip(Layers.Linear(table, name + ".mlp.c_proj", hidden), dropPath));
    }

    // What is kept is scaled up, so that the expected sum is that of evaluation.
    private static Tensor Skip(Tensor branch, double probability) => probability == 0
        ? branch
        : branch * F.dropout(ones(branch.shape[0], 1, 1, dtype: branch.dtype, device: branch.device), probability, training: true);
}
