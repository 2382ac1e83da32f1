namespace RsPlugins.RsmClip.Model.Checkpoints;

/// <summary>A tensor on its way into a file.</summary>
/// <param name="Name">The key.</param>
/// <param name="Type">The number format of the data.</param>
/// <param name="Shape">The dimensions, outermost first; empty for a scalar.</param>
/// <param name="Data">Little-endian values, row-major.</param>
public sealed record TensorToWrite(string Name, TensorType Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data);
