using System.Text.RegularExpressions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models;

/// <summary>What an installed model may be called: its id is the name of its folder on every system.</summary>
internal static partial class ModelNames
{
    private const string Hint = "Give an id of letters, digits, \"-\", \"_\" and \".\", at most 64, that begins with a letter or digit.";
    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    /// <summary>The id, if it can be one.</summary>
    /// <exception cref="ToolException">rs.argument.invalid.</exception>
    public static string Checked(string id) => IsGood(id) ? id : throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{id}\" cannot be the id of a model.", Hint);

    /// <summary>An id made of any name.</summary>
    public static string From(string name)
    {
        string id = Unfit().Replace(name, "-").Trim('-', '.', '_');
        return Checked(id.Length > 64 ? id[..64].TrimEnd('-', '.', '_') : id);
    }

    private static bool IsGood(string id)
    {
        string stem = id.Split('.')[0].ToLowerInvariant();
        return Good().IsMatch(id) && !id.EndsWith('.') && !Devices.Contains(stem) && !(stem.Length == 4 && stem[..3] is "com" or "lpt" && char.IsAsciiDigit(stem[^1]));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z")]
    private static partial Regex Good();

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex Unfit();
}
