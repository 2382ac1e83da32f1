using System.Text.Json;
using RsPlugins.RsmClip.Training.Optimisation;

namespace RsPlugins.RsmClip.Training.Tests.Optimisation;

public sealed class SchedulesTests
{
    private static readonly JsonElement All = Golden.Json("dino.json").GetProperty("schedules");

    [Theory]
    [InlineData("ema_momentum")]
    [InlineData("weight_decay")]
    [InlineData("lr_warmup_cosine")]
    [InlineData("lr_warmup_cosine_start")]
    public void Dino_schedules_equal_the_original(string name)
    {
        JsonElement facts = All.GetProperty(name);
        int each = facts.GetProperty("niter_per_ep").GetInt32();
        int warmup = facts.TryGetProperty("warmup_epochs", out JsonElement epochs) ? epochs.GetInt32() * each : 0;
        double start = facts.TryGetProperty("start_warmup_value", out JsonElement value) ? value.GetDouble() : 0;
        int total = facts.GetProperty("epochs").GetInt32() * each;

        Check(facts, step => Schedules.Dino(step, warmup, total, facts.GetProperty("base").GetDouble(), facts.GetProperty("final").GetDouble(), start));
    }

    [Fact]
    public void Teacher_temperature_equals_the_original()
    {
        JsonElement facts = Golden.Json("dino.json").GetProperty("loss");
        double[] expected = Golden.Numbers(facts.GetProperty("teacher_temp_schedule"));

        for (int epoch = 0; epoch < expected.Length; epoch++)
        {
            Assert.Equal(expected[epoch], Schedules.TeacherTemperature(epoch, 6, 0.04, 0.07), 1e-15);
        }
    }

    [Fact]
    public void Open_clip_schedules_equal_the_originals()
    {
        JsonElement cosine = All.GetProperty("open_clip_cosine_lr");
        Check(cosine, step => Schedules.Cosine(step, 5, 25, 5e-4));
        JsonElement constant = All.GetProperty("open_clip_const_lr");
        Check(constant, step => Schedules.Constant(step, 5, 5e-4));
        JsonElement cooldown = All.GetProperty("open_clip_const_lr_cooldown");
        Check(cooldown, step => Schedules.ConstantWithCooldown(step, 3, 20, 8, 5e-4, 1, 1e-5));
    }

    private static void Check(JsonElement facts, Func<int, double> value)
    {
        double[] expected = Golden.Numbers(facts.GetProperty("values"));
        Assert.NotEmpty(expected);
        for (int step = 0; step < expected.Length; step++)
        {
            Assert.True(Math.Abs(value(step) - expected[step]) <= 1e-12 * Math.Abs(expected[step]), $"Step {step}: {value(step):R}, expected {expected[step]:R}.");
        }
    }
}
