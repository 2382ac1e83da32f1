using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>The pieces both towers are made of, each reading its parameters by name.</summary>
internal static class Layers
{
    public static Tensor Linear(ParameterTable table, string name, Tensor input, bool hasBias = true) =>
        F.linear(input, table[name + ".weight"], hasBias ? table[name + ".bias"] : null!);

    public static Tensor Norm(ParameterTable table, string name, Tensor input, double epsilon = 1e-5) =>
        F.layer_norm(input, [input.shape[^1]], table[name + ".weight"], table[name + ".bias"], epsilon);

    /// <summary>[B, N, W] to [B, heads, N, W / heads].</summary>
    public static Tensor SplitHeads(Tensor input, int heads) =>
        input.view(input.shape[0], input.shape[1], heads, -1).transpose(1, 2);

    /// <summary>
    /// Scaled dot-product attention over [B, heads, N, d], back to [B, N, heads * d]. On the CPU as two batched products:
    /// libtorch's fused kernel makes a oneDNN primitive for each head of each image there, which costs more than the arithmetic of short sequences.
    /// </summary>
    public static Tensor Attend(Tensor query, Tensor key, Tensor value, Tensor? mask) => query.device_type == DeviceType.CPU ? AttendByProducts(query, key, value, mask) : AttendAtOnce(query, key, value, mask);

    /// <summary>The same by libtorch's fused kernel.</summary>
    public static Tensor AttendAtOnce(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        Tensor mixed = F.scaled_dot_product_attention(query, key, value, mask!);
        return mixed.transpose(1, 2).reshape(mixed.shape[0], mixed.shape[2], -1);
    }

    private static Tensor AttendByProducts(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        Tensor scores = query.Times(1 / Math.Sqrt(query.shape[^1])).matmul(key.transpose(-2, -1));
        Tensor shares = F.softmax(mask is null ? scores : scores.Plus(mask), -1);
        Tensor mixed = shares.to_type(value.dtype).matmul(value);
        return mixed.transpose(1, 2).reshape(mixed.shape[0], mixed.shape[2], -1);
    }
}
