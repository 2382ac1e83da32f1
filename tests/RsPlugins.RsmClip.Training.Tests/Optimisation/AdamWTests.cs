using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Optimisation;

public sealed class AdamWTests
{
    [Fact]
    public void Hundred_steps_equal_libtorchs_own_to_1e6()
    {
        random.manual_seed(7);
        Tensor start = randn(37, 21);
        using ParameterTable table = new();
        table.Add("w", start);
        Tensor reference = start.clone().requires_grad_(true);
        AdamW ours = new([table], static (_, tensor) => tensor.ndim >= 2, new AdamWSettings(0.9, 0.98, 1e-6, 0.2));
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

    [Fact]
    public void Each_gradient_is_bounded_as_in_dino()
    {
        using Golden golden = new("dino.safetensors");
        foreach (string name in new[] { "weight", "bias" })
        {
            float[] values = golden.Values($"clip.{name}_grad_before");

            AdamW.Bound(values, 3.0);

            Tensor expected = golden[$"clip.{name}_grad_after"];
            Golden.Near(expected, tensor(values, expected.shape), 2e-6);
        }
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
