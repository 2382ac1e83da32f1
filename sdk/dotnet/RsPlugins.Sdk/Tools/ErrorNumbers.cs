namespace RsPlugins.Sdk.Tools;

/// <summary>What one error id is called in other worlds.</summary>
/// <param name="JsonRpc">JSON-RPC 2.0 error code.</param>
/// <param name="ExitCode">Exit code of the command line, 1 to 125.</param>
/// <param name="HttpStatus">HTTP status code.</param>
public sealed record ErrorNumbers(int JsonRpc, int ExitCode, int HttpStatus);
