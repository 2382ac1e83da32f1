using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Plugins.Templates;

/// <summary>What a new plugin and its parts are called.</summary>
/// <param name="Id">Its id.</param>
internal sealed record PluginName(string Id)
{
    /// <summary>What a name may be.</summary>
    public const string Rule = "Lower-case words of letters and digits joined by hyphens, such as \"river-gauge\"; the first begins with a letter.";

    private const string LongestTool = ".length";

    /// <summary>What its tools' names begin with: they take no hyphens.</summary>
    public string Tools => Id.Replace("-", string.Empty, StringComparison.Ordinal);

    /// <summary>A few words for a menu.</summary>
    public string Title => Capital(Id.Replace('-', ' '));

    /// <summary>A name for its code where that wants capitals; never that of a namespace of .NET.</summary>
    public string Code
    {
        get
        {
            string words = string.Concat(Id.Split('-').Select(Capital));
            return words.EndsWith("Plugin", StringComparison.Ordinal) ? words : words + "Plugin";
        }
    }

    /// <summary>Reads a name, by the rules that manifests are held to.</summary>
    /// <param name="text">The name.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ToolException"><see cref="ErrorIds.ArgumentInvalid"/>.</exception>
    public static PluginName Parse(string text)
    {
        PluginName name = new(text);
        if (!ManifestReader.PluginId().IsMatch(text) || !ToolReader.ToolName().IsMatch(name.Tools + LongestTool))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, $"A plugin cannot be called \"{text}\".", Rule);
        }

        if (text.Length + LongestTool.Length > ManifestReader.LongestName)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The name of the plugin is too long.", $"Give it at most {ManifestReader.LongestName - LongestTool.Length} characters.");
        }

        if (ReservedNames.IsDevice(text) || $"{name.Tools}.".StartsWith(ReservedNames.OwnPrefix, StringComparison.Ordinal))
        {
            string reason = ReservedNames.IsDevice(text) ? "Windows has no folder of that name." : $"Tools whose names begin with {ReservedNames.OwnPrefix} are RsPlugins' own.";
            throw new ToolException(ErrorIds.ArgumentInvalid, $"A plugin cannot be called \"{text}\".", reason);
        }

        return name;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
