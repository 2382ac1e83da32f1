namespace RsPlugins.Sdk.Protocol;

/// <summary>The answer of <c>models/list</c>.</summary>
/// <param name="Models">The models of all plugins, those of one plugin together.</param>
/// <param name="Problems">Why a plugin's models are not among them.</param>
public sealed record ModelListResult(IReadOnlyList<ModelStatus> Models, IReadOnlyList<ErrorData> Problems);
