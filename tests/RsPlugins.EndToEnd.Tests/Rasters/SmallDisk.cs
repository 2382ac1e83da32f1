using System.Diagnostics;

namespace RsPlugins.EndToEnd.Tests.Rasters;

/// <summary>Runs the program with a file system of a few KiB that it alone sees, in a mount namespace of its own.</summary>
internal static class SmallDisk
{
    private const int NotMounted = 99;

    /// <summary>Arguments: where it is mounted, its KiB, a folder with what it holds at first, a folder for what it holds at the end, and what to run.</summary>
    private const string Script = """
        place=$1 left=$4
        mount --bind "$place" "$place" && mount --make-private "$place" && mount -t tmpfs -o size="$2k" tmpfs "$place" && cp -a "$3/." "$place" || exit 99
        shift 4
        "$@"
        code=$?
        cp -a "$place/." "$left"
        umount "$place"
        umount "$place"
        exit $code
        """;

    // In a changed root that is no mount of its own, what is mounted cannot be kept from the outside but by the script.
    private static readonly Lazy<string[]?> Namespace = new(() => ((string[][])[["--mount"], ["--map-root-user", "--mount"], ["--mount", "--propagation", "unchanged"]]).FirstOrDefault(CanMount));

    /// <summary>Why it cannot be had here; null where it can.</summary>
    public static string? Missing => OperatingSystem.IsLinux() && Namespace.Value is not null ? null : "It needs a mount namespace, which Linux gives to root and, where that is allowed, to users.";

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="place">An empty folder, where the small file system is.</param>
    /// <param name="kibibytes">Its size.</param>
    /// <param name="before">A folder with what it holds at first.</param>
    /// <param name="left">An empty folder, which gets what it holds at the end.</param>
    /// <param name="state">The host's state, on another file system.</param>
    /// <param name="arguments">The program's arguments.</param>
    public static async Task<(int ExitCode, string Error)> RunAsync(string place, long kibibytes, string before, string left, string state, params string[] arguments)
    {
        using Process process = Start(Namespace.Value!, [place, kibibytes.ToString(System.Globalization.CultureInfo.InvariantCulture), before, left, HostProgram.Path, .. arguments], state);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        await output;
        Assert.NotEqual(NotMounted, process.ExitCode);
        return (process.ExitCode, await error);
    }

    private static bool CanMount(string[] options)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");
        try
        {
            string empty = folder.CreateSubdirectory("empty").FullName, place = folder.CreateSubdirectory("place").FullName;
            using Process process = Start(options, [place, "64", empty, empty, "true"], folder.FullName);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(string[] options, string[] arguments, string state)
    {
        ProcessStartInfo start = new("unshare", [.. options, "sh", "-c", Script, "sh", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["RSPLUGINS_STATE"] = state;
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
