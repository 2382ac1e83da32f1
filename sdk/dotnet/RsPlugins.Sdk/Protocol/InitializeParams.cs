namespace RsPlugins.Sdk.Protocol;

/// <summary>What a client says first.</summary>
/// <param name="Client">Who the client is.</param>
/// <param name="Protocol">The protocol levels it speaks.</param>
/// <param name="Token">The secret of the endpoint, where one is asked for; null on stdio.</param>
public sealed record InitializeParams(PeerInfo Client, IReadOnlyList<int> Protocol, string? Token = null);
