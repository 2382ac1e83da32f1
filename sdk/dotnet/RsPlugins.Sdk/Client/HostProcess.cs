using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Sdk.Client;

/// <summary>The program that a client started to reach the host.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan EndLimit = TimeSpan.FromMilliseconds(300);

    private readonly Process process;
    private readonly Lazy<string> end;

    private HostProcess(Process process)
    {
        this.process = process;
        end = new Lazy<string>(WaitForEnd);
    }

    /// <summary>What the program writes.</summary>
    public Stream Output => process.StandardOutput.BaseStream;

    /// <summary>What the program reads.</summary>
    public Stream Input => process.StandardInput.BaseStream;

    /// <summary>Starts the program.</summary>
    /// <param name="options">Which.</param>
    /// <returns>The program.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.FileMissing"/>.</exception>
    public static HostProcess Start(HostClientOptions options)
    {
        string program = options.Program ?? (Environment.GetEnvironmentVariable(HostClientOptions.ProgramVariable) is { Length: > 0 } named ? named : "rsplugins");
        ProcessStartInfo start = new(program, options.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = options.Log is not null,
            StandardErrorEncoding = options.Log is null ? null : Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach ((string name, string? value) in options.Environment)
        {
            start.Environment[name] = value;
        }

        Process process = new() { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            process.Dispose();
            throw new ToolException(
                ErrorIds.FileMissing,
                $"The program \"{program}\" cannot be started.",
                $"Install RsPlugins, or name its program by {HostClientOptions.ProgramVariable}.",
                missing.Message,
                missing);
        }

        if (options.Log is { } log)
        {
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is { } text)
                {
                    log(text);
                }
            };
            process.BeginErrorReadLine();
        }

        return new HostProcess(process);
    }

    /// <summary>Says how the program ended.</summary>
    /// <returns>A few words, the same for all who ask: the time for the end to come is waited for once.</returns>
    public string DescribeEnd() => end.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended with something unread.
        }

        using CancellationTokenSource limit = new(LeaveLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Not the tree: a host that this program started serves others too.
            process.Kill();
        }

        process.Dispose();
    }

    private string WaitForEnd()
    {
        try
        {
            return process.WaitForExit(EndLimit) ? $"exit code {process.ExitCode}" : "it still runs";
        }
        catch (InvalidOperationException)
        {
            return "it was let go";
        }
    }
}
