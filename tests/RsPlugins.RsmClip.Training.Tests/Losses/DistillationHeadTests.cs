using RsPlugins.RsmClip.Training.Losses;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Losses;

public sealed class DistillationHeadTests
{
    [Theory]
    [InlineData("head", false)]
    [InlineData("head_free_g", true)]
    public void Logits_and_gradients_equal_the_original(string name, bool trainsLengths)
    {
        using Golden golden = new("dino.safetensors");
        using ParameterTable table = new();
        string prefix = name + ".param.";
        foreach (string key in golden.Names.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            bool isLength = key.EndsWith("weight_g", StringComparison.Ordinal);
            table.Add(key[prefix.Length..], golden[key], requiresGradient: !isLength || trainsLengths);
        }

        Tensor input = golden[name + ".x"].requires_grad_(true);
        Tensor output = new DistillationHead(table).Forward(input);
        (output * golden[name + ".cotangent"]).sum().backward();

        Golden.Near(golden[name + ".y"], output, 2e-6);
        string[] gradients = [.. golden.Names.Where(key => key.StartsWith(name + ".grad.", StringComparison.Ordinal))];
        Assert.Equal(trainsLengths ? 9 : 8, gradients.Length);
        foreach (string key in gradients)
        {
            string parameter = key[(name + ".grad.").Length..];
            Tensor gradient = parameter == "x" ? input.grad! : table[parameter].grad!;
            Golden.Near(golden[key], gradient, 2e-6);
        }
    }
}
