namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>files/put</c>.</summary>
/// <param name="Received">What the host has now, in bytes: the next chunk's offset.</param>
/// <param name="Complete">Whether the file is whole, its hash right, and its name in place.</param>
public sealed record FilePutResult(long Received, bool Complete);
