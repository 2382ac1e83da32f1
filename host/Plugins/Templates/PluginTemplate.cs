using System.Security;
using System.Text.Json;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins.Templates;

/// <summary>Plugins to start from, one a language: the files of sdk/templates with words in place of their own.</summary>
internal static class PluginTemplate
{
    private const string Guide = "README.md";
    private const string Fence = "```";

    /// <summary>The languages, in the order to show them.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["csharp", "python", "typescript"];

    /// <summary>Makes a plugin.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="folder">Full path of its folder, which is made; one that is there must be empty.</param>
    /// <returns>The commands that build, run and test it, to be given in its folder.</returns>
    /// <exception cref="ToolException">The folder is not empty, or a part of RsPlugins is missing.</exception>
    public static IReadOnlyList<string> Make(string language, PluginName name, string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"The folder {folder} is not empty.", "Name another by --output; it is made if it does not exist.");
        }

        string template = ShippedFolder.Find("sdk", "templates", language) ?? throw Missing($"sdk/templates/{language}");
        Dictionary<string, string> words = new(StringComparer.Ordinal)
        {
            ["__NAME__"] = name.Id,
            ["__TOOL__"] = name.Tools,
            ["__TITLE__"] = name.Title,
            ["__CODE__"] = name.Code,
            ["__SDK__"] = Sdk(language),
        };
        foreach (string file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(folder, Fill(Path.GetRelativePath(template, file), words, text => text));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, Fill(File.ReadAllText(file), words, Escaping(file)));
        }

        return [.. File.ReadLines(Path.Combine(folder, Guide)).SkipWhile(line => !line.StartsWith(Fence, StringComparison.Ordinal)).Skip(1).TakeWhile(line => line != Fence)];
    }

    // A C# plugin is built against the assembly that this program runs with; the others load their SDK where it lies.
    private static string Sdk(string language)
    {
        string folder = language == "csharp" ? AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar) : ShippedFolder.Find("sdk", language) ?? throw Missing($"sdk/{language}");
        return folder.Replace('\\', '/');
    }

    private static ToolException Missing(string part) =>
        new(ErrorIds.FileMissing, $"The folder {part} of RsPlugins is missing.", $"Install RsPlugins again; the folder belongs beside the program in {AppContext.BaseDirectory}.");

    private static string Fill(string text, Dictionary<string, string> words, Func<string, string> escape) =>
        words.Aggregate(text, (filled, word) => filled.Replace(word.Key, escape(word.Value), StringComparison.Ordinal));

    private static Func<string, string> Escaping(string file) => Path.GetExtension(file) switch
    {
        ".json" => text => JsonEncodedText.Encode(text, ProtocolJson.Options.Encoder).ToString(),
        ".props" or ".csproj" => text => SecurityElement.Escape(text),
        _ => text => text,
    };
}
