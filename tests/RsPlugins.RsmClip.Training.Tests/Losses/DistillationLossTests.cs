using System.Text.Json;
using RsPlugins.RsmClip.Training.Losses;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Losses;

public sealed class DistillationLossTests
{
    [Fact]
    public void Value_gradient_and_centre_equal_the_original_over_two_calls()
    {
        using Golden golden = new("dino.safetensors");
        JsonElement facts = Golden.Json("dino.json").GetProperty("loss");
        using DistillationLoss loss = new(64, facts.GetProperty("student_temp").GetDouble(), facts.GetProperty("center_momentum").GetDouble());
        using (no_grad())
        {
            loss.Centre.copy_(golden["loss.center_before"]);
        }

        Check(loss, golden, "loss.", facts.GetProperty("teacher_temp_at_epoch").GetDouble(), facts.GetProperty("value").GetDouble());
        JsonElement second = facts.GetProperty("step2");
        Check(loss, golden, "loss.step2.", second.GetProperty("teacher_temp").GetDouble(), second.GetProperty("value").GetDouble());
    }

    [Fact]
    public void Value_of_the_written_formula_without_any_file()
    {
        using DistillationLoss loss = new(12, 0.1, 0.9);

        double first = loss.Forward(Fill(12, 1), Fill(6, 2), 0.04).item<float>();
        loss.MoveCentre(Fill(6, 2).mean([0], keepdim: true));
        double second = loss.Forward(Fill(12, 1), Fill(6, 2), 0.04).item<float>();

        Assert.Equal(4.645761, first, 1e-5);
        Assert.Equal(4.651539, second, 1e-5);
    }

    private static void Check(DistillationLoss loss, Golden golden, string name, double temperature, double expected)
    {
        Tensor student = golden[name + "student_logits"].requires_grad_(true);
        Tensor value = loss.Forward(student, golden[name + "teacher_logits"], temperature);
        value.backward();
        loss.MoveCentre(golden[name + "teacher_logits"].mean([0], keepdim: true));

        Assert.Equal(expected, value.item<float>(), 1e-5);
        Golden.Near(golden[name + "grad_student_logits"], student.grad!, 1e-6);
        Golden.Near(golden[name + "center_after"], loss.Centre, 1e-6);
    }

    private static Tensor Fill(int rows, int k) => tensor([.. Enumerable.Range(0, rows * 12).Select(i => (float)Math.Sin((0.1 * i) + k))], [rows, 12]);
}
