namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>files/get</c> takes: which part of a remote host's file is wanted.</summary>
/// <param name="Path">As for <c>files/stat</c>.</param>
/// <param name="Offset">Where to start, in bytes.</param>
/// <param name="Length">How much at most, in bytes, no more than <see cref="ProtocolLevel.MaximumChunkBytes"/>.</param>
public sealed record FileGetParams(string Path, long Offset = 0, int Length = ProtocolLevel.MaximumChunkBytes);
