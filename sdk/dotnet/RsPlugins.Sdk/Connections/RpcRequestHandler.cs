using System.Text.Json;

namespace RsPlugins.Sdk.Connections;

/// <summary>Answers a request.</summary>
/// <param name="method">Its method.</param>
/// <param name="parameters">Its parameters; undefined where there are none.</param>
/// <param name="cancellationToken">Set when the other end cancels the request or leaves.</param>
/// <returns>The result, to be written as JSON.</returns>
internal delegate Task<object?> RpcRequestHandler(string method, JsonElement parameters, CancellationToken cancellationToken);
