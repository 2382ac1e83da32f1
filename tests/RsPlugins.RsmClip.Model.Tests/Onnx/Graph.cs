using Microsoft.ML.OnnxRuntime;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Model.Tests.Onnx;

/// <summary>An exported graph in ONNX Runtime.</summary>
internal sealed class Graph(string path) : IDisposable
{
    private readonly InferenceSession _session = new(path);

    public IEnumerable<string> Outputs => _session.OutputNames;

    public IReadOnlyDictionary<string, float[]> Run(CheckpointTensor input) => input.Type == TensorType.Int64
        ? Run(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(input.Data.Span).ToArray(), input.Shape)
        : Run(input.ToFloat32(), input.Shape);

    public IReadOnlyDictionary<string, float[]> Run<T>(T[] input, long[] shape)
        where T : unmanaged
    {
        using OrtValue value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using RunOptions options = new();
        using IDisposableReadOnlyCollection<OrtValue> results = _session.Run(options, _session.InputNames, [value], _session.OutputNames);
        return _session.OutputNames.Zip(results).ToDictionary(pair => pair.First, pair => pair.Second.GetTensorDataAsSpan<float>().ToArray());
    }

    public void Dispose() => _session.Dispose();
}
