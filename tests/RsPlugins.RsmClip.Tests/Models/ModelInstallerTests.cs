using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Onnx;
using RsPlugins.RsmClip.Models.Sources;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Models;

public sealed class ModelInstallerTests : IDisposable
{
    private readonly ModelsFixture models = new();

    public void Dispose() => models.Dispose();

    [Fact]
    public async Task A_folder_is_copied_listed_used_and_removed_with_its_caches()
    {
        string folder = models.Tiny("tiny");
        JsonObject installed = await models.InstallAsync(folder, "my-model", prepare: true);
        Directory.Delete(folder, recursive: true);
        string cache = Path.Combine(models.Models.Store.StateFolder, "onnx");
        Assert.Single(Directory.GetDirectories(cache, "*-v*"));
        string remembered = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(cache, "hashes"))));
        Assert.Equal(Checkpoint.HashFolder(Path.Combine(models.Installed, "my-model")), remembered);
        Assert.Equal("my-model", (string?)installed["id"]);

        LoadedModel model = models.Models.Get(new ModelChoice("my-model"), new RecordingContext(), CancellationToken.None);
        model.Texts.Encode(["a river"], CancellationToken.None);
        JsonNode entry = (await models.ListAsync()).Single(item => (string?)item!["id"] == "my-model")!;
        Assert.Equal(("installed", true, false, 32, 64), ((string?)entry["state"], (bool)entry["removable"]!, (bool)entry["default"]!, (int)entry["details"]!["dimension"]!, (int)entry["details"]!["image_size"]!));
        Assert.Equal("folder tiny", (string?)entry["source"]);
        Assert.InRange((long)entry["memory_bytes"]!, 10_000, 10_000_000);
        Assert.True((long)entry["size_bytes"]! > 1_000_000);

        JsonObject removed = await models.RemoveAsync("my-model");
        Assert.Equal((long)entry["size_bytes"]!, (long)removed["freed_bytes"]!);
        Assert.Empty(models.Visible);
        Assert.Empty(models.Models.Memory.Open);
        Assert.Empty(Directory.GetDirectories(cache, "*-v*"));
        Assert.DoesNotContain(remembered, Directory.GetFiles(Path.Combine(cache, "hashes")).Select(File.ReadAllText));
        Assert.DoesNotContain(await models.ListAsync(), item => (string?)item!["id"] == "my-model");
    }

    [Fact]
    public async Task The_shipped_model_is_listed_with_its_figures_and_stays()
    {
        JsonNode entry = (await models.ListAsync())[0]!;

        Assert.Equal((ModelStore.DefaultModel, true, false, "shipped", "MIT"), ((string?)entry["id"], (bool)entry["default"]!, (bool)entry["removable"]!, (string?)entry["source"], (string?)entry["license"]));
        Assert.Equal(10, entry["languages"]!.AsArray().Count);
        JsonNode figure = entry["details"]!["figures"]!.AsArray().Single(item => (string?)item!["dataset"] == "EuroSAT" && (string?)item["language"] == "pt" && (string?)item["metric"] == "top-1 accuracy, fp32")!;
        Assert.Equal(0.96, (double)figure["value"]!);
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.RemoveAsync(ModelStore.DefaultModel));
        Assert.Equal(ErrorIds.ArgumentInvalid, failure.Id);
        Assert.Equal(ErrorIds.ModelMissing, (await Assert.ThrowsAsync<ToolException>(() => models.RemoveAsync("nothing"))).Id);
    }

    [Fact]
    public async Task What_can_be_had_is_listed_and_offered()
    {
        JsonNode[] available = [.. (await models.ListAsync()).Where(item => (string?)item!["state"] == "available")!];

        Assert.Equal(["rs-m-clip", "xlm-roberta-base-ViT-B-32"], available.Select(item => (string?)item["id"]));
        Assert.All(available, item => Assert.True((long)item["size_bytes"]! > 1_000_000_000));
        Assert.DoesNotContain(await models.ListAsync(installedOnly: true), item => (string?)item!["state"] == "available");
        ToolException failure = Assert.Throws<ToolException>(() => models.Models.Store.Find("rs-m-clip"));
        Assert.Equal(ErrorIds.ModelMissing, failure.Id);
        Assert.Contains("rsplugins models install rs-m-clip", failure.Hint, StringComparison.Ordinal);
        Assert.Contains("GiB", failure.Hint, StringComparison.Ordinal);
        Assert.Contains("MIT", failure.Hint, StringComparison.Ordinal);
        Assert.Contains("rs-m-clip", Assert.Throws<ToolException>(() => models.Models.Store.Find("gpt")).Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rs-m-clip")]
    [InlineData("RS-M-CLIP")]
    [InlineData("hf:joaodaniel/RS-M-CLIP")]
    public async Task A_known_model_is_found_by_all_its_names(string name)
    {
        await models.InstallAsync(models.Tiny("tiny"), "rs-m-clip");

        Assert.Equal(("rs-m-clip", Path.Combine(models.Installed, "rs-m-clip")), models.Models.Store.Find(name));
    }

    [Fact]
    public async Task A_model_that_a_call_has_is_not_removed()
    {
        await models.InstallAsync(models.Tiny("tiny"));
        using (CallScope call = new(new RecordingContext()))
        {
            models.Models.Get(new ModelChoice("tiny"), call, CancellationToken.None);
            Assert.Equal(ErrorIds.ModelBusy, (await Assert.ThrowsAsync<ToolException>(() => models.RemoveAsync("tiny"))).Id);
            Assert.Equal(["tiny"], models.Visible);
        }

        await models.RemoveAsync("tiny");
        Assert.Empty(models.Visible);
    }

    [Fact]
    public async Task The_graphs_of_a_model_that_is_there_twice_stay_with_the_other()
    {
        await models.InstallAsync(models.Tiny("one"), prepare: true);
        await models.InstallAsync(models.Tiny("two"), prepare: true);

        await models.RemoveAsync("one");

        Assert.Single(Directory.GetDirectories(Path.Combine(models.Models.Store.StateFolder, "onnx"), "*-v*"));
    }

    [Fact]
    public async Task The_graphs_of_a_model_that_is_called_by_its_folder_too_stay()
    {
        string folder = models.Tiny("folder");
        await models.InstallAsync(models.Tiny("installed"), prepare: true);
        LoadedModel model = models.Models.Get(new ModelChoice(folder), new RecordingContext(), CancellationToken.None);

        await models.RemoveAsync("installed");

        using PatchEncoder form = new(model, new SegmentationOptions(8, 8), 1, CancellationToken.None);
        Assert.NotEmpty(form.RunTensor(new float[3 * 64 * 64], 1));
        Assert.NotEmpty(model.Texts.Encode(["a river"], CancellationToken.None));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("con")]
    [InlineData("COM1.model")]
    [InlineData("ends.")]
    [InlineData("rs-m-clip-mini")]
    public async Task A_name_that_cannot_be_one_is_refused(string id)
    {
        Assert.Equal(ErrorIds.ArgumentInvalid, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(models.Tiny("tiny"), id))).Id);
        Assert.Empty(models.Visible);
    }

    [Fact]
    public async Task The_same_source_is_there_already_and_another_one_is_refused()
    {
        string folder = models.Tiny("tiny");
        await models.InstallAsync(folder);

        Assert.True((bool)(await models.InstallAsync(folder))["was_there"]!);
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(models.Tiny("other"), "tiny"));
        Assert.Equal(ErrorIds.ArgumentInvalid, failure.Id);
        Assert.Contains("tiny", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open_clip_config.json")]
    [InlineData("sentencepiece.bpe.model")]
    [InlineData(ModelsFixture.Weights)]
    public async Task A_damaged_model_is_refused_and_leaves_nothing(string damaged)
    {
        string folder = models.Tiny("tiny");
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, damaged));
        File.WriteAllBytes(Path.Combine(folder, damaged), bytes[..(bytes.Length / 2)]);

        Assert.Equal(ErrorIds.ModelDamaged, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(folder))).Id);
        Assert.Empty(models.Visible);
        Assert.False(Directory.Exists(Path.Combine(models.Installed, ".incoming", "tiny")));
    }

    [Fact]
    public async Task The_network_is_asked_only_for_what_lies_there()
    {
        // The fixture has no hub, and says so to whoever asks for it.
        await models.InstallAsync(models.Tiny("tiny"));
        Assert.Equal(ErrorIds.FileMissing, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync("no/such/place"))).Id);
        Assert.Equal(ErrorIds.ArgumentInvalid, (await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(Path.Combine(PluginFixture.TinyModel, "open_clip_config.json")))).Id);
        await Assert.ThrowsAsync<InvalidOperationException>(() => models.InstallAsync("rs-m-clip"));
    }

    [Fact]
    public async Task A_cancelled_copy_leaves_nothing()
    {
        using CancellationTokenSource stop = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => models.InstallAsync(models.Tiny("tiny"), context: new RecordingContext(report =>
        {
            if (report.Stage == "copying")
            {
                stop.Cancel();
            }
        }), cancellationToken: stop.Token));
        Assert.Empty(models.Visible);
    }

    [Fact]
    public async Task Two_at_once_for_one_name_do_not_meet()
    {
        using FileStream other = Lock("tiny");
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(models.Tiny("tiny")));

        Assert.Equal(ErrorIds.ModelBusy, failure.Id);
        FileStream Lock(string id) => new(Path.Combine(Directory.CreateDirectory(Path.Combine(models.Installed, ".incoming")).FullName, $"{id}.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void A_disk_without_room_is_told_before_anything_is_written()
    {
        ToolException failure = Assert.Throws<ToolException>(() => FreeSpace.Require(models.Models.Store.ContentFolder, 1_480_000_000, free: 1_000_000_000));

        Assert.Equal(ErrorIds.DiskFull, failure.Id);
        Assert.Contains("1.38 GiB", failure.Message, StringComparison.Ordinal);
        Assert.Contains("953.7 MiB", failure.Message, StringComparison.Ordinal);
        FreeSpace.Require(models.Models.Store.ContentFolder, 1);
        Assert.Throws<ToolException>(() => FreeSpace.Require(models.Models.Store.ContentFolder, long.MaxValue));
    }
}
