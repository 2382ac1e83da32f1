using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>The RS-M-CLIP plugin through the built program, by a tiny model and real rasters; bad input has its own exit code and says what to do.</summary>
public sealed class ClassifyTests : IDisposable
{
    private static readonly string Raster = Fixtures.Path("rasters", "rgb8", "rasterio_world.rgb_4326.tif");
    private static readonly string Model = Fixtures.Path("openclip-tiny", "hub");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Classifies_in_three_languages()
    {
        (int code, string output, string error) = await RunAsync("--raster", Raster, "--model", Model, "--tile-size", "128", "--languages", "en,zh", "--languages", "ru", "--json");

        Assert.True(code == 0, error);
        JsonNode result = JsonNode.Parse(output)!;
        Assert.Equal(Path.Combine(folder.FullName, "tiles.gpkg"), result["tiles"]!.GetValue<string>());
        Assert.True(File.Exists(result["class_map"]!.GetValue<string>()));
        int cells = result["cells"]!.GetValue<int>();
        Assert.InRange(cells, 1, 1000);
        Assert.Equal(cells, result["classes"]!.AsArray().Sum(entry => entry!["cells"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Classifies_by_own_classes_from_a_csv_file()
    {
        string table = Path.Combine(folder.FullName, "classes.csv");
        await File.WriteAllTextAsync(table, "name,prompts,color\nágua,a lake|the sea,#0000ff\nland,,#00ff00\n");

        (int code, string output, string error) = await RunAsync("--raster", Raster, "--model", Model, "--tile-size", "128", "--classes", "@" + table, "--json");

        Assert.True(code == 0, error);
        Assert.Equal(["água", "land"], JsonNode.Parse(output)!["classes"]!.AsArray().Select(entry => entry!["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(3, "a missing raster", "nope.tif")]
    [InlineData(5, "something that is no image", "RsPlugins.sln")]
    public async Task Refuses_a_raster_that_cannot_be_read(int expected, string what, string name)
    {
        (int code, string output, string error) = await RunAsync("--raster", Path.Combine(Fixtures.Root, name), "--model", Model);

        Assert.True(code == expected, $"{what}: {code} {error}");
        AssertNothingWritten(output, error);
    }

    [Theory]
    [InlineData("[{ \"name\": \"\" }]")]
    [InlineData("[{ \"prompts\": \"a lake\" }]")]
    [InlineData("[{ \"name\": \"a\", \"color\": \"reddish\" }]")]
    [InlineData("[{ \"name\": \"a\" }, { \"name\": \"a\" }]")]
    public async Task Refuses_a_wrong_class_table(string classes)
    {
        (int code, string output, string error) = await RunAsync("--raster", Raster, "--model", Model, "--classes", classes);

        Assert.True(code == 2, $"{code} {output} {error}");
        AssertNothingWritten(output, error);
    }

    [Fact]
    public async Task Refuses_an_unknown_language_and_names_the_ten()
    {
        (int code, string output, string error) = await RunAsync("--raster", Raster, "--model", Model, "--languages", "tlh");

        Assert.Equal(2, code);
        Assert.Contains("en, pt, es, fr, de, nl, it, zh, ko, ru", error, StringComparison.Ordinal);
        AssertNothingWritten(output, error);
    }

    [Fact]
    public async Task Refuses_a_damaged_model()
    {
        string model = folder.CreateSubdirectory("model").FullName;
        foreach (string file in Directory.GetFiles(Model).Where(file => !file.EndsWith(".bin", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(model, Path.GetFileName(file)));
        }

        using (FileStream weights = File.OpenWrite(Path.Combine(model, "open_clip_model.safetensors")))
        {
            weights.SetLength(weights.Length / 2);
        }

        (int code, string output, string error) = await RunAsync("--raster", Raster, "--model", model);

        Assert.Equal(6, code);
        Assert.Contains("open_clip_model.safetensors", error, StringComparison.Ordinal);
        AssertNothingWritten(output, error);
    }

    [Fact]
    public async Task Two_classifications_at_once_give_the_same_as_one_after_the_other()
    {
        await using RpcClient client = await RpcClient.OpenAsync();
        int first = await client.RequestToolAsync("rs.classify", Arguments("a.gpkg"));
        int second = await client.RequestToolAsync("rs.classify", Arguments("b.gpkg"));
        List<JsonObject> before = [];
        JsonObject one = await client.AnswerAsync(first, before);
        JsonObject other = before.Find(message => message["id"]?.GetValue<int>() == second) ?? await client.AnswerAsync(second);
        JsonObject third = await client.CallToolAsync("rs.classify", Arguments("c.gpkg"));

        Assert.True(third["result"] is not null, third.ToJsonString());
        Assert.Equal(third["result"]!["classes"]!.ToJsonString(), one["result"]!["classes"]!.ToJsonString());
        Assert.Equal(third["result"]!["classes"]!.ToJsonString(), other["result"]!["classes"]!.ToJsonString());
    }

    private string Arguments(string tiles) =>
        new JsonObject { ["raster"] = Raster, ["model"] = Model, ["tile_size"] = 64, ["tiles"] = Path.Combine(folder.FullName, tiles) }.ToJsonString();

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) =>
        HostProgram.RunAsync(["run", "rs.classify", "--tiles", Path.Combine(folder.FullName, "tiles.gpkg"), .. arguments]);

    private void AssertNothingWritten(string output, string error)
    {
        Assert.Empty(output);
        Assert.Contains("Error: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(folder.GetFiles("*tiles*"));
    }
}
