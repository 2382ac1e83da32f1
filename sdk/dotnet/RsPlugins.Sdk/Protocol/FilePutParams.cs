namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>files/put</c> takes: one chunk of a file that goes to a remote host.</summary>
/// <param name="Path">The file's name among this client's uploads: relative, with forward slashes.</param>
/// <param name="Offset">Where the chunk starts, in bytes: what the host has already, as <c>files/stat</c> tells it.</param>
/// <param name="Size">Size of the whole file, in bytes.</param>
/// <param name="Sha256">SHA-256 of the whole file, 64 hexadecimal digits. Chunks with another hash belong to another upload.</param>
/// <param name="Data">The chunk, at most <see cref="ProtocolLevel.MaximumChunkBytes"/>.</param>
public sealed record FilePutParams(string Path, long Offset, long Size, string Sha256, byte[] Data);
