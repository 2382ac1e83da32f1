using RsPlugins.RsmClip.Model.Configuration;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>XLM-R's encoder as open_clip uses it: post-norm layers, mean over all tokens that are not padding, a two-layer projection without bias.</summary>
/// <param name="table">Parameters named <c>text.*</c>.</param>
/// <param name="config">Sizes.</param>
public sealed class TextTower(ParameterTable table, TextConfig config)
{
    private const string Embeddings = "text.transformer.embeddings.";

    /// <summary>Text features.</summary>
    /// <param name="ids">[B, L] token ids (64-bit), padded on the right.</param>
    /// <param name="dropout">Probability on hidden states; 0 outside training.</param>
    /// <returns>[B, D], not normalised.</returns>
    public Tensor Forward(Tensor ids, double dropout = 0)
    {
        Tensor isToken = ids.DiffersFrom(config.PaddingId);
        Tensor steps = isToken.to_type(ScalarType.Int64);
        Tensor positions = steps.cumsum(1).mul(steps).PlusWhole(config.PaddingId);
        Tensor x = Rows("word_embeddings.weight", ids)
            .Plus(table[Embeddings + "token_type_embeddings.weight"])
            .Plus(Rows("position_embeddings.weight", positions));
        x = Drop(Layers.Norm(table, Embeddings + "LayerNorm", x, config.LayerNormEpsilon), dropout);
        Tensor mask = zeros(ids.shape[0], 1, 1, ids.shape[1], dtype: x.dtype, device: x.device)
            .Fill(isToken.logical_not().view(ids.shape[0], 1, 1, -1), float.MinValue);
        for (int layer = 0; layer < config.Layers; layer++)
        {
            x = Layer($"text.transformer.encoder.layer.{layer}", x, mask, dropout);
        }

        Tensor weights = steps.to_type(ScalarType.Float32).unsqueeze(-1);
        Tensor pooled = (x.to_type(ScalarType.Float32) * weights).sum([1]) / weights.sum([1]);
        Tensor hidden = F.gelu(Layers.Linear(table, "text.proj.0", pooled, hasBias: false));
        return Layers.Linear(table, "text.proj.2", hidden, hasBias: false);
    }

    private Tensor Rows(string name, Tensor indices) =>
        table[Embeddings + name].index_select(0, indices.reshape(-1)).view(indices.shape[0], indices.shape[1], -1);

    private Tensor Layer(string name, Tensor x, Tensor mask, double dropout)
    {
        Tensor query = Layers.SplitHeads(Layers.Linear(table, name + ".attention.self.query", x), config.Heads);
        Tensor key = Layers.SplitHeads(Layers.Linear(table, name + ".attention.self.key", x), config.Heads);
        Tensor value = Layers.SplitHeads(Layers.Linear(table, name + ".attention.self.value", x), config.Heads);
        Tensor mixed = Layers.Attend(query, key, value, mask.to_type(query.dtype));
        Tensor attended = Drop(Layers.Linear(table, name + ".attention.output.dense", mixed), dropout);
        x = Layers.Norm(table, name + ".attention.output.LayerNorm", x.Plus(attended), config.LayerNormEpsilon);
        Tensor hidden = F.gelu(Layers.Linear(table, name + ".intermediate.dense", x));
        Tensor changed = Drop(Layers.Linear(table, name + ".output.dense", hidden), dropout);
        return Layers.Norm(table, name + ".output.LayerNorm", x.Plus(changed), config.LayerNormEpsilon);
    }

    private static Tensor Drop(Tensor x, double dropout) => dropout > 0 ? F.dropout(x, dropout, training: true) : x;
}
