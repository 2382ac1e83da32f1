using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Optimisation;

public sealed class AdamWTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hundred_steps_equal_libtorchs_own_to_1e6(bool byOperators)
    {
        random.manual_seed(7);
        Tensor start = randn(37, 21);
        using ParameterTable table = new();
        table.Add("w", start);
        Tensor reference = start.clone().requires_grad_(true);
        using AdamW ours = new([table], static (_, tensor) => tensor.ndim >= 2, new AdamWSettings(0.9, 0.98, 1e-6, 0.2), byOperators);
        using var theirs = optim.AdamW([new TorchSharp.Modules.Parameter(reference)], lr: 1e-3, beta1: 0.9, beta2: 0.98, eps: 1e-6, weight_decay: 0.2);
        Tensor theirParameter = theirs.parameters().Single();

        for (int step = 0; step < 100; step++)
        {
            Tensor slope = randn(37, 21);
            (table["w"] * slope).sum().backward();
            theirParameter.grad = slope.clone();
            ours.Step(1e-3);
            theirs.step();
        }

        Golden.Near(theirParameter.detach(), table["w"], 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_gradient_is_bounded_as_in_dino(bool byOperators)
    {
        using Golden golden = new("dino.safetensors");
        using ParameterTable table = new();
        foreach (string name in new[] { "weight", "bias" })
        {
            table.Add(name, zeros_like(golden[$"clip.{name}_grad_before"]));
            (table[name] * golden[$"clip.{name}_grad_before"]).sum().backward();
        }

        using AdamW optimiser = new([table], static (_, _) => true, new AdamWSettings(0.9, 0.98, 1e-6, 0.2), byOperators);
        optimiser.BoundEach(3.0);

        Golden.Near(golden["clip.weight_grad_after"], table["weight"].grad!, 2e-6);
        Golden.Near(golden["clip.bias_grad_after"], table["bias"].grad!, 2e-6);
        optimiser.ClearGradients();
        Assert.Equal(0, optimiser.GradientNorm());
    }

    [Fact]
    public void Average_moves_as_dinos_teacher()
    {
        using Golden golden = new("dino.safetensors");
        using ParameterTable student = new();
        using ParameterTable teacher = new();
        student.Add("w", golden["ema.student"]);
        teacher.Add("w", golden["ema.teacher_before"], requiresGradient: false);

        teacher.MoveTowards(student, 0.996);

        Golden.Near(golden["ema.teacher_after"], teacher["w"], 2e-6);
    }
}
