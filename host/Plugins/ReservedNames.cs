using System.Collections.Frozen;

namespace RsPlugins.Host.Plugins;

/// <summary>Names that some target cannot take, so that no manifest may use them.</summary>
internal static class ReservedNames
{
    /// <summary>How the names of the installation's own tools begin.</summary>
    public const string OwnPrefix = "rs.";

    // The same words stand in manifests/schema/plugin.schema.json.
    private static readonly FrozenDictionary<string, string> Parameters = Words(
        ("a keyword of Python", "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield"),
        ("a keyword of C#", "abstract base bool byte case catch char checked const decimal default delegate do double enum event explicit extern false fixed float foreach goto implicit int interface internal lock long namespace new null object operator out override params private protected public readonly ref sbyte sealed short sizeof stackalloc static string struct switch this throw true typeof uint ulong unchecked unsafe ushort using virtual void volatile"),
        ("a keyword of JavaScript", "debugger export extends function implements instanceof let package super var"),
        ("an option of rsplugins itself", "help plugins verbose"),
        ("an option of qgis_process itself", "area_units distance_units ellipsoid project_path"));

    private static readonly FrozenSet<string> Devices = FrozenSet.ToFrozenSet(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(number => (string[])[$"com{number}", $"lpt{number}"])], StringComparer.Ordinal);

    /// <summary>The names that no parameter and no output may have.</summary>
    public static IEnumerable<string> All => Parameters.Keys;

    /// <summary>What a parameter of this name would be taken for, or null.</summary>
    /// <param name="name">The parameter's or output's name.</param>
    public static string? OfParameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>Whether Windows has no folder of this name.</summary>
    /// <param name="id">A plugin's id.</param>
    public static bool IsDevice(string id) => Devices.Contains(id);

    /// <summary>
    /// A tool's or a parameter's name in the spelling in which two must differ: toolboxes of ArcGIS join the words of a name, and neither they nor QGIS tell upper from lower case.
    /// </summary>
    /// <param name="name">The name.</param>
    public static string Joined(string name) => name.Replace(".", string.Empty, StringComparison.Ordinal).Replace("_", string.Empty, StringComparison.Ordinal);

    private static FrozenDictionary<string, string> Words(params IEnumerable<(string What, string Words)> lists) => lists
        .SelectMany(list => list.Words.Split(' ').Select(word => KeyValuePair.Create(word, list.What)))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
