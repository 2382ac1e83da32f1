using System.Runtime.CompilerServices;

namespace RsPlugins.Tests;

/// <summary>Paths of the checkout that tests read: fixtures are used where they lie, never copied to an output folder.</summary>
internal static class Fixtures
{
    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path below tests/fixtures.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, "tests", "fixtures", .. parts]);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        string? folder = System.IO.Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "RsPlugins.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("RsPlugins.sln is in no folder above " + here);
    }
}
