using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Tools;

namespace RsPlugins.RsmClip.Tests.Inference;

public sealed class ModelPoolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private static readonly ModelChoice Tiny = new(PluginFixture.TinyModel);

    [Theory]
    [InlineData(Device.Auto, "by DirectML, on Windows only")]
    [InlineData(Device.Cpu, "was asked for")]
    [InlineData(Device.DirectMl, "DirectML is not used")]
    public void Says_what_models_run_on_and_why(Device wanted, string reason)
    {
        using ModelPool pool = new(plugin.Models.Store);
        Assert.Equal("CPU", pool.Running.Device);

        pool.Get(new ModelChoice(PluginFixture.TinyModel) { Device = wanted }, new RecordingContext(), CancellationToken.None);

        Assert.Equal("CPU", pool.Running.Device);
        Assert.Contains(reason, pool.Running.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Towers_leave_when_they_are_idle_and_give_the_same_bytes_when_they_are_back()
    {
        FakeTimeProvider time = new();
        using ModelPool pool = new(plugin.Models.Store, new ModelMemory(time, TimeSpan.FromMinutes(5), long.MaxValue, NullLogger.Instance), null);
        LoadedModel model = pool.Get(Tiny, new RecordingContext(), CancellationToken.None);
        Assert.Empty(pool.Memory.Open);
        IReadOnlyList<byte[]> images = ProbeSet.Images(model.Images.Preprocessor.Size);
        float[][] before = model.Images.Encode(images, CancellationToken.None);
        Assert.Equal(["vision"], pool.Memory.Open.Select(tower => tower.Name));
        model.Texts.Encode(["a river"], CancellationToken.None);
        Assert.Equal(["vision", "text"], pool.Memory.Open.Select(tower => tower.Name));
        Assert.All(pool.Memory.Open, tower => Assert.InRange(tower.Bytes, 10_000, 10_000_000));

        time.Advance(TimeSpan.FromMinutes(6));

        Assert.Empty(pool.Memory.Open);
        Assert.Same(model, pool.Get(Tiny, new RecordingContext(), CancellationToken.None));
        Assert.Equal(before, model.Images.Encode(images, CancellationToken.None));
        Assert.Equal(["vision"], pool.Memory.Open.Select(tower => tower.Name));
    }

    [Fact]
    public void A_form_for_segmentation_is_in_the_accounts_while_a_call_has_it()
    {
        using ModelPool pool = new(plugin.Models.Store);
        LoadedModel model = pool.Get(Tiny, new RecordingContext(), CancellationToken.None);
        using (PatchEncoder form = new(model, new SegmentationOptions(8, 8), 1, CancellationToken.None))
        {
            form.RunTensor(new float[3 * 64 * 64], 1);
            ITower tower = Assert.Single(pool.Memory.Open);
            Assert.Equal("segmentation", tower.Name);
            Assert.InRange(tower.Bytes, 10_000, 10_000_000);
        }

        Assert.Empty(pool.Memory.Open);
    }

    [Theory]
    [InlineData("text.onnx")]
    [InlineData("text.weights")]
    [InlineData("export.json")]
    public void Graphs_that_do_not_load_are_made_anew_once(string damaged)
    {
        using TemporaryFolder state = new();
        ModelStore store = new(plugin.ContentFolder, state.File("state"));
        string folder;
        float[] expected;
        using (ModelPool pool = new(store))
        {
            LoadedModel model = pool.Get(Tiny, new RecordingContext(), CancellationToken.None);
            folder = model.Export.Folder;
            expected = model.Texts.Encode(["a river"], CancellationToken.None)[0];
        }

        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, damaged));
        File.WriteAllBytes(Path.Combine(folder, damaged), bytes[..(bytes.Length / 2)]);
        using ModelPool again = new(store);

        Assert.Equal(expected, again.Get(Tiny, new RecordingContext(), CancellationToken.None).Texts.Encode(["a river"], CancellationToken.None)[0]);
        Assert.Equal(bytes.Length, new FileInfo(Path.Combine(folder, damaged)).Length, damaged == "export.json" ? 8.0 : 0.0);
        Assert.Equal([folder], Directory.GetDirectories(Path.GetDirectoryName(folder)!, "*-v*"));
        Assert.Empty(Directory.GetDirectories(Path.GetDirectoryName(folder)!, ".*"));
    }

    [Fact]
    public void A_call_has_its_model_until_it_ends()
    {
        string hash = plugin.Models.Get(Tiny, new RecordingContext(), CancellationToken.None).Export.ContentHash;
        ModelHolds holds = new();
        using (CallScope call = new(new RecordingContext()))
        {
            call.Keep(holds.Hold(hash));
            call.Keep(holds.Hold(hash));
            Assert.False(holds.TryWithout(hash, () => Assert.Fail("held")));
        }

        bool done = false;
        Assert.True(holds.TryWithout(hash, () => done = true));
        Assert.True(done);
    }
}
