using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace RsPlugins.Host.Connections;

/// <summary>A JSON-RPC connection whose errors carry <see cref="ErrorData"/> and never a stack trace.</summary>
/// <param name="handler">Its messages.</param>
internal sealed class RpcConnection(IJsonRpcMessageHandler handler) : JsonRpc(handler)
{
    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage> DispatchRequestAsync(JsonRpcRequest request, TargetMethod targetMethod, CancellationToken cancellationToken)
    {
        // A call is checked and handed on to a thread of its own in microseconds; any other method may read files or a database, and must not hold up the messages behind it.
        if (SynchronizationContext is AtOnceContext && request.Method != RpcMethods.ToolsCall)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        return await base.DispatchRequestAsync(request, targetMethod, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Type? GetErrorDetailsDataType(JsonRpcError error) => typeof(ErrorData);

    /// <inheritdoc/>
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception)
    {
        ErrorData data = exception is ToolException typed
            ? new ErrorData(typed.Id, typed.Message, typed.Hint, typed.Details)
            : new ErrorData(ErrorIds.Internal, "The host failed for a reason it did not expect.", "This is a fault of RsPlugins; its log has the details.", exception.GetType().FullName);
        return new JsonRpcError.ErrorDetail
        {
            Code = (JsonRpcErrorCode)ErrorTable.Of(data.Id).JsonRpc,
            Message = data.Message,
            Data = data,
        };
    }
}
