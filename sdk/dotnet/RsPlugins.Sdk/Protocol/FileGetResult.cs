namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>files/get</c>.</summary>
/// <param name="Size">Size of the whole file, in bytes.</param>
/// <param name="Modified">When it was last written (UTC): chunks with another time belong to another content.</param>
/// <param name="Data">The part; empty at the end of the file.</param>
public sealed record FileGetResult(long Size, DateTimeOffset Modified, byte[] Data);
