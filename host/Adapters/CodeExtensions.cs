using System.Diagnostics;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Plugins.Processes;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Adapters;

/// <summary>The extensions of Visual Studio Code, and of the programs made from it that take the same packages. Each of them keeps its extensions itself.</summary>
internal static class CodeExtensions
{
    private static readonly string[] Programs = ["code", "code-insiders", "codium", "code-server"];

    // A package is the same everywhere, so the extension looks here for the host's program.
    private static string Note => Path.Combine(StateFolder.Root, "program.path");

    /// <summary>Finds the place for an extension that is copied.</summary>
    /// <param name="extension">The extension's id.</param>
    /// <param name="options">The folder that the user named.</param>
    /// <returns>One place, or none where no folder is named.</returns>
    public static IReadOnlyList<AdapterPlace> Folders(string extension, AdapterOptions options) =>
        options.Folder is { } named ? [new AdapterPlace("The folder", Path.Combine(Path.GetFullPath(named), extension), [])] : [];

    /// <summary>Gives a package to every program found.</summary>
    /// <param name="package">The package.</param>
    /// <param name="host">The host's program, which the extension is told of.</param>
    /// <param name="options">The program that the user named.</param>
    /// <param name="cancellationToken">Ends the program that installs.</param>
    /// <returns>What was done where.</returns>
    /// <exception cref="ToolException">No program was found, or one refuses.</exception>
    public static async Task<IReadOnlyList<AdapterChange>> InstallAsync(string package, string host, AdapterOptions options, CancellationToken cancellationToken)
    {
        List<AdapterChange> changes = [];
        foreach (string program in Find(options))
        {
            (int status, string said) = await RunAsync(program, ["--install-extension", package, "--force"], cancellationToken).ConfigureAwait(false);
            changes.Add(status == 0 ? new AdapterChange(program, null, AdapterAction.Installed, []) : throw Refused(program, said));
        }

        StateFolder.Make();
        using StagedFile note = new(Note);
        await File.WriteAllTextAsync(note.Path, host + "\n", cancellationToken).ConfigureAwait(false);
        note.Commit();
        return changes;
    }

    /// <summary>Has every program that has the extension remove it.</summary>
    /// <param name="extension">The extension's id.</param>
    /// <param name="options">The program that the user named.</param>
    /// <param name="cancellationToken">Ends the program that removes.</param>
    /// <returns>What was done where.</returns>
    /// <exception cref="ToolException">No program was found, or one refuses.</exception>
    public static async Task<IReadOnlyList<AdapterChange>> UninstallAsync(string extension, AdapterOptions options, CancellationToken cancellationToken)
    {
        List<AdapterChange> changes = [];
        foreach (string program in Find(options))
        {
            if (!await HasAsync(program, extension, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            (int status, string said) = await RunAsync(program, ["--uninstall-extension", extension], cancellationToken).ConfigureAwait(false);
            changes.Add(status == 0 ? new AdapterChange(program, null, AdapterAction.Removed, []) : throw Refused(program, said));
        }

        if (File.Exists(Note))
        {
            File.Delete(Note);
        }

        return changes;
    }

    /// <summary>The programs that have the extension.</summary>
    /// <param name="extension">The extension's id.</param>
    /// <param name="options">The program that the user named.</param>
    /// <param name="cancellationToken">Ends the program that is asked.</param>
    public static async Task<(int Have, int All)> CountAsync(string extension, AdapterOptions options, CancellationToken cancellationToken)
    {
        int have = 0;
        List<string> programs = Known(options);
        foreach (string program in programs)
        {
            have += await HasAsync(program, extension, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return (have, programs.Count);
    }

    private static List<string> Find(AdapterOptions options) => Known(options) is { Count: > 0 } found ? found : throw new ToolException(
        ErrorIds.FileMissing,
        "Visual Studio Code was not found on this computer.",
        "Name its command-line program by --program, for instance the code of its bin folder, or choose \"Install from VSIX…\" in its Extensions view.");

    private static List<string> Known(AdapterOptions options)
    {
        if (options.Program is { } named)
        {
            string? program = Path.GetFileName(named) == named ? ProgramFinder.OnPath(named) : Path.GetFullPath(named);
            return program is not null && ProgramFinder.IsProgram(program) ? [program] : throw new ToolException(ErrorIds.FileMissing, $"There is no program \"{named}\".", "Give its full path by --program.");
        }

        // An installation on macOS, and one on Windows that was told so, is not on the search path.
        string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string shared = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolderOption.DoNotVerify);
        string[] usual = OperatingSystem.IsWindows() ? [Path.Combine(local, "Programs", "Microsoft VS Code", "bin", "code.cmd"), Path.Combine(shared, "Microsoft VS Code", "bin", "code.cmd")]
            : OperatingSystem.IsMacOS() ? ["/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code"]
            : [];
        List<string> found = [.. Programs.Select(ProgramFinder.OnPath).OfType<string>()];
        if (!found.Exists(program => Path.GetFileNameWithoutExtension(program) == "code"))
        {
            found.AddRange(usual.Where(ProgramFinder.IsProgram).Take(1));
        }

        return found;
    }

    private static async Task<bool> HasAsync(string program, string extension, CancellationToken cancellationToken)
    {
        (int status, string said) = await RunAsync(program, ["--list-extensions"], cancellationToken).ConfigureAwait(false);
        return status == 0 && said.Split('\n', StringSplitOptions.TrimEntries).Contains(extension, StringComparer.OrdinalIgnoreCase);
    }

    private static async Task<(int Status, string Said)> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        using Process process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, output + await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ToolException Refused(string program, string said) =>
        new(ErrorIds.Internal, $"{program} did not do it.", "Try it in the Extensions view of the application, where \"Install from VSIX…\" takes the package.", said.Trim());
}
