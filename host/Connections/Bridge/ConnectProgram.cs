using Microsoft.Win32.SafeHandles;
using RsPlugins.Host.Cli;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Connections;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge;

/// <summary>The whole of <c>connect</c>. It loads nothing of the host, so that a client's start stays fast.</summary>
internal static class ConnectProgram
{
    /// <summary>Connects standard input and output with a host until either ends.</summary>
    /// <param name="options">What to connect to.</param>
    /// <returns>The exit code: 0, or one of <see cref="ErrorTable"/>.</returns>
    public static int Run(ConnectOptions options)
    {
        try
        {
            options = options.WithEnvironment();
            if (options.Host is not null)
            {
                return RemoteBridge.RunAsync(options, OpenInput(), OpenOutput()).GetAwaiter().GetResult();
            }

            string folder = StateFolder.Make();
            using Stream host = new HostFinder(folder, options.ServeArguments).Connect();
            ByteBridge.Run(OpenInput(), OpenOutput(), host);
            return 0;
        }
        catch (ToolException failure)
        {
            ErrorWriter.Write(Console.Error, new ErrorData(failure.Id, failure.Message, failure.Hint, failure.Details), json: false);
            return ErrorTable.Of(failure.Id).ExitCode;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            ErrorWriter.Write(Console.Error, new ErrorData(ErrorIds.FileDenied, denied.Message, $"Check the folder {StateFolder.Root}."), json: false);
            return ErrorTable.Of(ErrorIds.FileDenied).ExitCode;
        }
    }

    private static Stream OpenInput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardInput()
        : new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    private static Stream OpenOutput() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new DescriptorStream(new SafeFileHandle(1, ownsHandle: false));
}
