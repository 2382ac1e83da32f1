namespace RsPlugins.Host.Plugins;

/// <summary>The tools by which a plugin lists, installs and removes its models.</summary>
/// <param name="List">Takes nothing; its output <c>models</c> is an array of the members of <see cref="Sdk.Protocol.ModelStatus"/>, without the plugin, in snake_case.</param>
/// <param name="Install">Takes <c>source</c> and <c>id</c>; null where models cannot be installed.</param>
/// <param name="Remove">Takes <c>id</c>; null where models cannot be removed.</param>
internal sealed record ModelTools(string List, string? Install, string? Remove);
