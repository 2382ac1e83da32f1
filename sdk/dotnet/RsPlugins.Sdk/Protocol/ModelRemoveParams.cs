namespace RsPlugins.Sdk.Protocol;

/// <summary>What <c>models/remove</c> takes.</summary>
/// <param name="Id">The model.</param>
/// <param name="Plugin">The plugin that it belongs to; absent where only one has a model of this id.</param>
public sealed record ModelRemoveParams(string Id, string? Plugin = null);
