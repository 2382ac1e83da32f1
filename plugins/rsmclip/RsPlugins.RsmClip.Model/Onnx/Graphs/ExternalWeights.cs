using System.Globalization;
using RsPlugins.RsmClip.Model.Onnx.Proto;

namespace RsPlugins.RsmClip.Model.Onnx.Graphs;

/// <summary>The file beside a graph that holds its large tensors, each on a page boundary so that it can be mapped.</summary>
internal sealed class ExternalWeights(string path) : IDisposable
{
    private const int Alignment = 4096;
    private readonly FileStream _stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);

    public void Add(TensorProto tensor, ReadOnlySpan<byte> data)
    {
        long offset = (_stream.Position + Alignment - 1) / Alignment * Alignment;
        _stream.Position = offset;
        _stream.Write(data);
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        Set(tensor, "location", Path.GetFileName(path));
        Set(tensor, "offset", offset.ToString(CultureInfo.InvariantCulture));
        Set(tensor, "length", data.Length.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => _stream.Dispose();

    private static void Set(TensorProto tensor, string key, string value) => tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
}
