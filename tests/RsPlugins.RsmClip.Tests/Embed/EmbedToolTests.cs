using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Tests.Embed;

public sealed class EmbedToolTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    [Fact]
    public async Task Vectors_in_the_answer_are_little_endian_unit_vectors_in_the_order_of_the_items()
    {
        JsonObject arguments = Arguments();
        arguments["texts"] = new JsonArray("a river", "um rio");
        arguments["images"] = new JsonArray(Fixtures.Path("openclip-tiny", "images", "rgb_640x480.png"));

        JsonObject result = await plugin.CallAsync("rs.embed", arguments);

        int dimension = (int)result["dimension"]!;
        float[] values = MemoryMarshal.Cast<byte, float>(Convert.FromBase64String((string)result["vectors"]!)).ToArray();
        Assert.Equal((3, 32, 96), ((int)result["count"]!, dimension, values.Length));
        Assert.Equal(["text", "text", "image"], result["items"]!.AsArray().Select(item => (string)item!["kind"]!));
        Assert.All(values.Chunk(dimension), row => Assert.Equal(1, row.Sum(value => (double)value * value), 1e-5));
        using TensorFile golden = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "golden.safetensors"));
        float[] expected = golden.Tensors["image_features_norm"].ToFloat32()[dimension..(2 * dimension)];
        Assert.InRange(expected.Zip(values[(2 * dimension)..], (a, b) => Math.Abs(a - b)).Max(), 0, 2e-6);
    }

    [Fact]
    public async Task Tiles_go_into_a_file_that_others_read()
    {
        using TemporaryFolder folder = new();
        JsonObject arguments = Arguments();
        arguments["raster"] = Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");
        arguments["tile_size"] = 256;
        arguments["embeddings"] = folder.File("tiles.npy");
        JsonObject result = await plugin.CallAsync("rs.embed", arguments);
        byte[] npy = File.ReadAllBytes(folder.File("tiles.npy"));

        Assert.Equal(16, (int)result["count"]!);
        string header = Encoding.ASCII.GetString(npy, 10, BitConverter.ToUInt16(npy, 8));
        Assert.Contains("'descr': '<f4', 'fortran_order': False, 'shape': (16, 32)", header, StringComparison.Ordinal);
        Assert.Equal(0, (10 + header.Length) % 64);
        Assert.Equal(10 + header.Length + (16 * 32 * 4), npy.Length);

        arguments["embeddings"] = folder.File("tiles.safetensors");
        await plugin.CallAsync("rs.embed", arguments);
        using TensorFile file = SafetensorsFile.Read(folder.File("tiles.safetensors"));
        Assert.Equal(MemoryMarshal.Cast<byte, float>(npy.AsSpan(10 + header.Length)).ToArray(), file.Tensors["embeddings"].ToFloat32());
    }

    [Fact]
    public async Task Too_many_for_the_answer_are_refused_before_the_work()
    {
        JsonObject arguments = Arguments();
        arguments["raster"] = Fixtures.Path("rasters", "rgb8", "rasterio_cogeo_jpeg_3857.tif");
        arguments["tile_size"] = 32;

        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.embed", arguments));

        Assert.Equal(ErrorIds.ArgumentInvalid, failure.Id);
        Assert.Contains("1024 tiles", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_embed_is_an_error()
    {
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => plugin.CallAsync("rs.embed", Arguments()));

        Assert.Equal(ErrorIds.ArgumentInvalid, failure.Id);
    }

    private static JsonObject Arguments() => new() { ["model"] = PluginFixture.TinyModel, ["precision"] = "fp32" };
}
