using RsPlugins.RsmClip.Training.Configuration;
using RsPlugins.RsmClip.Training.Losses;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Losses;

public sealed class SelfDistillationTests
{
    [Theory]
    [InlineData("embedding", 1, 32)]
    [InlineData("embedding", 3, 32)]
    [InlineData("class_token", 2, 64)]
    public void The_head_has_the_depth_and_the_input_of_the_settings(string input, int layers, int width)
    {
        using ClipModel model = Model();
        DistillationSettings settings = new() { HeadInput = input, HeadLayers = layers, HiddenWidth = 24, BottleneckWidth = 8, Prototypes = 16 };
        using SelfDistillation distillation = new(settings, model, seed: 1);
        Tensor images = ones(2, 3, 64, 64);
        Tensor token = model.Vision.ClassToken(images);

        Tensor student = distillation.StudentLogits(token, model.Vision.Project(token), token);
        student.sum().backward();

        Assert.Equal([4, 16], student.shape);
        Assert.Equal(layers, distillation.Head.Names.Count(name => name.StartsWith("head.mlp.", StringComparison.Ordinal) && name.EndsWith("weight", StringComparison.Ordinal)));
        Assert.Equal(width, distillation.Head["head.mlp.0.weight"].shape[1]);
        Assert.Equal(input == "embedding", model.Parameters["visual.proj"].grad is not null);
        Golden.Near(distillation.TeacherLogits(images), student.narrow(0, 0, 2), 1e-5);
    }

    [Fact]
    public void The_temperature_goes_in_a_line_and_the_momentum_in_half_a_cosine()
    {
        using ClipModel model = Model();
        DistillationSettings settings = new() { Prototypes = 8, FirstTeacherTemperature = 0.02, TeacherTemperature = 0.06, TemperatureWarmupSteps = 5, TeacherMomentum = 0.9, MomentumSchedule = "cosine" };
        using SelfDistillation distillation = new(settings, model, seed: 1);

        Assert.Equal([0.02, 0.03, 0.04, 0.05, 0.06, 0.06], Enumerable.Range(0, 6).Select(step => Math.Round(distillation.TemperatureAt(step), 12)));
        Assert.Equal([0.9, 0.95, 1], new[] { 0, 0.5, 1 }.Select(place => Math.Round(distillation.MomentumAt(place), 12)));
        settings.MomentumSchedule = "fixed";
        Assert.Equal(0.9, distillation.MomentumAt(0.7));
    }

    [Fact]
    public void The_teacher_follows_tower_and_head_and_shares_what_is_not_trained()
    {
        using ClipModel model = Model();
        model.Parameters.Freeze((name, _) => name == "visual.conv1.weight");
        using SelfDistillation distillation = new(new DistillationSettings { Prototypes = 8, TeacherMomentum = 0.75 }, model, seed: 1);
        using Tensor before = model.Parameters["visual.proj"].detach().clone();
        using (no_grad())
        {
            model.Parameters["visual.proj"].add_(tensor(4f));
            distillation.Head["head.mlp.0.bias"].add_(tensor(8f));
            model.Parameters["visual.conv1.weight"].copy_(tensor(3f));
        }

        distillation.MoveTeacher(model, 0.5);

        Golden.Near(before + 1, distillation.Teacher["visual.proj"], 1e-6);
        Golden.Near(full_like(distillation.Head["head.mlp.0.bias"].detach(), 2), distillation.Teacher["head.mlp.0.bias"], 1e-6);
        Assert.Equal(3f, distillation.Teacher["visual.conv1.weight"].max().item<float>());
        Assert.DoesNotContain(distillation.Teacher.Names, name => name.StartsWith("text.", StringComparison.Ordinal));
    }

    private static ClipModel Model() => ClipModel.Load(Golden.Hub);
}
