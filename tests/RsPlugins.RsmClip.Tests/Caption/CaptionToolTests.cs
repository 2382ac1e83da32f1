using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Tests.Llm;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Caption;

public sealed class CaptionToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const string Key = "sk-secret-123";

    private static string Photo => Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");

    [Theory]
    [InlineData("River/River_1237.jpg", "en", "river")]
    [InlineData("SeaLake/SeaLake_754.jpg", "pt", "oceano|mar|água")]
    [InlineData("Forest/Forest_2466.jpg", "ru", "лес|дерев")]
    [InlineData("Forest/Forest_2690.jpg", "zh", "林|树")]
    public async Task Images_get_captions_of_their_kind_in_the_language_that_was_asked_for(string image, string language, string words)
    {
        JsonObject result = await plugin.CallAsync("rs.caption", new JsonObject { ["raster"] = Fixtures.Path("classify", "eurosat", image), ["language"] = language });

        Assert.Contains(words.Split('|'), word => ((string)result["caption"]!).Contains(word, StringComparison.OrdinalIgnoreCase));
        Assert.Equal((language, "retrieved"), ((string)result["language"]!, (string)result["method"]!));
        Assert.Equal(4, result["retrieved"]!.AsArray().Count);
        Assert.Equal((double)result["score"]!, result["retrieved"]!.AsArray().Max(one => (double)one!["score"]!));
        Assert.StartsWith("No language model was asked", (string)result["notice"]!, StringComparison.Ordinal);
        Assert.Null(result["provenance"]!["llm"]);
    }

    [Fact]
    public async Task Captions_of_the_image_itself_are_not_its_caption()
    {
        JsonObject arguments = Tiny(Fixtures.Path("classify", "eurosat", "River", "River_1237.jpg"));
        arguments["captions"] = Fixtures.Path("captions", "captions.jsonl");
        arguments["caption_images"] = Fixtures.Path("classify", "eurosat");
        arguments["keep"] = 50;

        JsonObject result = await plugin.CallAsync("rs.caption", arguments);

        string[] images = [.. result["retrieved"]!.AsArray().Select(one => (string)one!["image"]!)];
        Assert.Equal(19, images.Length);
        Assert.DoesNotContain("River/River_1237.jpg", images);
    }

    [Fact]
    public async Task A_language_that_the_captions_lack_is_told()
    {
        JsonObject arguments = Tiny(Fixtures.Path("classify", "eurosat", "River", "River_1237.jpg"));
        arguments["captions"] = Fixtures.Path("captions", "captions.jsonl");
        arguments["language"] = "ko";

        JsonObject result = await plugin.CallAsync("rs.caption", arguments);

        Assert.Equal("en", (string)result["language"]!);
        Assert.Contains("한국어", (string)result["notice"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tiles_go_into_a_layer_and_do_not_depend_on_extent_or_concurrency()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Tiny(Photo);
        arguments["area"] = "tiles";
        arguments["tile_size"] = 256;
        arguments["tiles"] = folder.File("all.gpkg");
        JsonObject all = await plugin.CallAsync("rs.caption", arguments);
        (double west, double south, double east, double north) = Box(folder.File("all.gpkg"));

        arguments["tiles"] = folder.File("part.gpkg");
        arguments["concurrency"] = 1;
        arguments["extent"] = new JsonObject { ["bbox"] = new JsonArray(west + 1, ((south + north) / 2) + 1, ((west + east) / 2) - 1, north - 1), ["crs"] = "EPSG:3857" };
        JsonObject part = await plugin.CallAsync("rs.caption", arguments);

        Assert.Equal((16, 4), ((int)all["count"]!, (int)part["count"]!));
        Assert.Equal(
            all["captions"]!.AsArray().Where(tile => (int)tile!["row"]! < 2 && (int)tile["col"]! < 2).Select(tile => tile!.ToJsonString()),
            part["captions"]!.AsArray().Select(tile => tile!.ToJsonString()));
        Assert.Equal(16, Query<long>(folder.File("all.gpkg"), "SELECT count(*) FROM captions WHERE length(caption) > 0 AND method = 'retrieved' AND json_array_length(sources) = 4"));
        Assert.Contains("rs.caption", Query<string>(folder.File("all.gpkg"), "SELECT metadata FROM gpkg_metadata"), StringComparison.Ordinal);
        Assert.Equal(["all.gpkg", "part.gpkg"], Directory.GetFiles(Path.GetDirectoryName(folder.File("x"))!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_language_model_writes_the_caption_and_the_key_is_nowhere_to_be_found()
    {
        using TemporaryFolder folder = new();
        using FakeLlmServer server = new(number => FakeLlmServer.Answer(number == 0 ? "Um rio largo atravessa campos verdes." : "Uma ponte sobre um rio entre os campos."));
        CaptionTool tool = new(plugin.Models, name => name switch { LlmEndpoint.EndpointVariable => server.Address, LlmEndpoint.KeyVariable => Key, LlmEndpoint.ModelVariable => "tower", _ => null });
        JsonObject arguments = Tiny(Photo);
        arguments["language"] = "pt-BR";
        arguments["compete"] = false;
        arguments["answers"] = 2;
        arguments["tiles"] = folder.File("out.gpkg");

        JsonObject result = await tool.CallAsync(JsonSerializer.SerializeToElement(arguments), new RecordingContext(), CancellationToken.None);

        Assert.Equal(("generated", "pt"), ((string)result["method"]!, (string)result["language"]!));
        Assert.Equal(2, result["candidates"]!.AsArray().Count);
        Assert.True((double)result["candidates"]![0]!["score"]! >= (double)result["candidates"]![1]!["score"]!);
        Assert.Equal((string)result["caption"]!, (string)result["candidates"]![0]!["text"]!);
        Assert.Equal(64, ((string)result["prompt_sha256"]!).Length);
        Assert.Equal(("tower", new Uri(server.Address).Authority), ((string)result["provenance"]!["llm"]!["model"]!, (string)result["provenance"]!["llm"]!["host"]!));
        Assert.Contains("Portuguese (português)", server.Requests.First().Body.Replace("\\u00EA", "ê", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Contains(Key, request.Head, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, result.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(folder.File("x"))!).Concat(Directory.GetFiles(plugin.StateFolder, "*", SearchOption.AllDirectories).Where(file => file.Contains("captions", StringComparison.Ordinal))),
            file => File.ReadAllText(file).Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retrieved_captions_compete_in_their_language()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Answer("Many airplanes are parked at an airport."));
        JsonObject arguments = new() { ["raster"] = Fixtures.Path("classify", "eurosat", "Forest", "Forest_2466.jpg"), ["endpoint"] = server.Address, ["llm_model"] = "m" };

        JsonObject result = await plugin.CallAsync("rs.caption", arguments);

        Assert.Equal("retrieved", (string)result["method"]!);
        Assert.Contains(result["candidates"]!.AsArray(), one => (string)one!["text"]! == "Many airplanes are parked at an airport.");
        Assert.Contains("fits better", (string)result["notice"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_falls_back_to_a_retrieved_caption_or_fails_as_the_user_wishes()
    {
        using FakeLlmServer server = new(_ => FakeLlmServer.Reply(401, "{}"));
        JsonObject arguments = Tiny(Photo);
        arguments["endpoint"] = server.Address;
        arguments["llm_model"] = "m";

        JsonObject result = await plugin.CallAsync("rs.caption", arguments);
        arguments["require_llm"] = true;
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.caption", arguments));

        Assert.Equal("retrieved", (string)result["method"]!);
        Assert.Contains("wants a key", (string)result["notice"]!, StringComparison.Ordinal);
        Assert.Equal(ErrorIds.LlmDenied, failure.Id);
    }

    [Fact]
    public async Task What_a_language_model_wrote_before_a_crash_is_not_asked_for_again()
    {
        using TemporaryFolder folder = new();
        using FakeLlmServer server = new(number => FakeLlmServer.Answer($"A river and {number} fields with many trees around it."));
        JsonObject arguments = Tiny(Photo);
        arguments["area"] = "tiles";
        arguments["tile_size"] = 256;
        arguments["endpoint"] = server.Address;
        arguments["llm_model"] = "m";
        arguments["answers"] = 1;
        arguments["compete"] = false;
        arguments["tiles"] = folder.File("out.gpkg");
        Directory.CreateDirectory(folder.File("job"));
        using CancellationTokenSource cancel = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => plugin.CallAsync("rs.caption", arguments, new RecordingContext(progress => CancelAt(progress, 5)) { Job = new ToolJob("j", folder.File("job")) }, cancel.Token));
        string[] kept = File.ReadAllLines(folder.File("job/captions.jsonl"));
        File.AppendAllText(folder.File("job/captions.jsonl"), "{\"row\":1,\"colu");
        Assert.False(File.Exists(folder.File("out.gpkg")));
        JsonObject result = await plugin.CallAsync("rs.caption", arguments, new RecordingContext { Job = new ToolJob("j", folder.File("job"), Attempt: 2) });

        Assert.InRange(kept.Length, 5, 15);
        Assert.Equal(kept, File.ReadAllLines(folder.File("job/captions.jsonl"))[..kept.Length]);
        Assert.Equal((16, 16), ((int)result["count"]!, (int)result["generated"]!));
        Assert.Equal(
            File.ReadLines(folder.File("job/captions.jsonl")).Select(line => (string)JsonNode.Parse(line)!["caption"]!["best"]!["text"]!),
            result["captions"]!.AsArray().Select(tile => (string)tile!["caption"]!));
        Assert.Equal(16, result["captions"]!.AsArray().Select(tile => (string)tile!["caption"]!).Distinct().Count());

        void CancelAt(ToolProgress progress, int tile)
        {
            if (progress is { Unit: "tiles", Done: long done } && done == tile)
            {
                cancel.Cancel();
            }
        }
    }

    [Theory]
    [InlineData("{\"raster\":\"no/such.tif\"}", ErrorIds.FileMissing)]
    [InlineData("{\"raster\":\"@\",\"language\":\"tlh\"}", ErrorIds.LanguageUnknown)]
    [InlineData("{\"raster\":\"@\",\"captions\":\"no/such.json\"}", ErrorIds.FileMissing)]
    [InlineData("{\"raster\":\"@\",\"require_llm\":true}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"raster\":\"@\",\"extent\":{\"bbox\":[0,0,1]}}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"raster\":\"@\",\"extent\":{\"bbox\":[0,0,1,1],\"crs\":\"EPSG:4326\"}}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"raster\":\"@\",\"extent\":{\"bbox\":[0,0,1,1],\"crs\":\"London\"}}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"raster\":\"@\",\"extent\":{\"bbox\":[0,0,1,1]}}", ErrorIds.ArgumentInvalid)]
    [InlineData("{\"raster\":\"@\",\"endpoint\":\"https://u:p@x.example/\"}", ErrorIds.ArgumentInvalid)]
    public async Task What_is_wrong_is_named(string arguments, string id)
    {
        JsonObject filled = JsonNode.Parse(arguments.Replace("@", Photo, StringComparison.Ordinal))!.AsObject();
        filled["model"] = PluginFixture.TinyModel;

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.caption", filled));

        Assert.Equal(id, failure.Id);
        Assert.NotEmpty(failure.Hint);
    }

    private static JsonObject Tiny(string raster) => new() { ["raster"] = raster, ["model"] = PluginFixture.TinyModel, ["precision"] = "fp32" };

    private static (double West, double South, double East, double North) Box(string path) =>
        (Query<double>(path, "SELECT min_x FROM gpkg_contents"), Query<double>(path, "SELECT min_y FROM gpkg_contents"), Query<double>(path, "SELECT max_x FROM gpkg_contents"), Query<double>(path, "SELECT max_y FROM gpkg_contents"));

    private static T Query<T>(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (T)command.ExecuteScalar()!;
    }
}
