namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>files/remove</c> takes.</summary>
/// <param name="Path">A file or a whole folder among this client's uploads, relative; one that is not there is removed already.</param>
public sealed record FileRemoveParams(string Path);
