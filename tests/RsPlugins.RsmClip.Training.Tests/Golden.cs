using System.Text.Json;
using RsPlugins.Tests;
using RsPlugins.RsmClip.Model.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests;

/// <summary>Reference outputs of the Python originals.</summary>
internal sealed class Golden : IDisposable
{
    private readonly TensorFile _file;

    public Golden(string name)
    {
        _file = SafetensorsFile.Read(Fixtures.Path("dino", name));
    }

    public static string Hub => Fixtures.Path("openclip-tiny", "hub");

    public IEnumerable<string> Names => _file.Tensors.Keys;

    public Tensor this[string name]
    {
        get
        {
            CheckpointTensor tensor = _file.Tensors[name];
            return torch.tensor(tensor.ToFloat32(), tensor.Shape);
        }
    }

    public float[] Values(string name) => _file.Tensors[name].ToFloat32();

    public long[] Integers(string name) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(_file.Tensors[name].Data.Span).ToArray();

    public static JsonElement Json(string name)
    {
        using FileStream stream = File.OpenRead(Fixtures.Path("dino", name));
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    public static void Near(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.shape, actual.shape);
        double difference = (expected - actual.detach()).abs().max().item<float>();
        Assert.True(difference <= tolerance, $"Largest difference {difference:E2}, allowed {tolerance:E2}.");
    }

    public static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];

    public void Dispose() => _file.Dispose();
}
