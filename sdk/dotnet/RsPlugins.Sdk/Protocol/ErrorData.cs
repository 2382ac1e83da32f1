namespace RsPlugins.Sdk.Protocol;

/// <summary>The <c>data</c> of a JSON-RPC error.</summary>
/// <param name="Id">An id of <see cref="Tools.ErrorIds"/>.</param>
/// <param name="Message">What went wrong, in one sentence.</param>
/// <param name="Hint">What to do about it, or null.</param>
/// <param name="Details">More for a log, or null. Never a stack trace.</param>
public sealed record ErrorData(string Id, string Message, string? Hint = null, string? Details = null);
