using System.Text.Json;

namespace RsPlugins.Sdk.Protocol;

/// <summary>The notification <c>$/progress</c>.</summary>
/// <param name="Token">The call's progress token.</param>
/// <param name="Value">How far the call is.</param>
public sealed record ProgressParams(JsonElement Token, ProgressValue Value);
