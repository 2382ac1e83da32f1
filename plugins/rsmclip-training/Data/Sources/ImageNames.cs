namespace RsPlugins.RsmClip.Training.Data.Sources;

/// <summary>Finds the file that a list means. Lists and archives of one data set often disagree about the folders before a name.</summary>
internal sealed class ImageNames
{
    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".tif", ".tiff"];
    private readonly HashSet<string> _all;
    private readonly Dictionary<string, List<string>> _byLast = new(StringComparer.Ordinal);

    public ImageNames(IReadOnlyList<string> names)
    {
        _all = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!_byLast.TryGetValue(Last(name), out List<string>? alike))
            {
                _byLast[Last(name)] = alike = [];
            }

            alike.Add(name);
        }
    }

    /// <summary>Whether a file is an image that can be decoded, by its name; what file systems leave beside files is none.</summary>
    public static bool IsImage(string name) =>
        Extensions.Contains(Path.GetExtension(name).ToLowerInvariant()) && !Last(name).StartsWith('.') && !name.StartsWith("__MACOSX/", StringComparison.Ordinal);

    /// <summary>The one file of that name: as it stands, in any folder, or without the folders before it; null when there is none, or more than one.</summary>
    public string? Find(string name)
    {
        if (_all.Contains(name))
        {
            return name;
        }

        List<string> alike = _byLast.GetValueOrDefault(Last(name)) ?? [];
        string[] deeper = [.. alike.Where(one => one.EndsWith("/" + name, StringComparison.Ordinal))];
        string[] found = deeper.Length > 0 ? deeper : [.. alike.Where(one => name.EndsWith("/" + one, StringComparison.Ordinal))];
        return found.Length == 1 ? found[0] : null;
    }

    private static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];
}
