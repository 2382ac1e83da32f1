using System.Globalization;
using System.Text.Json;

namespace RsPlugins.Benchmarks.Segmentation;

/// <summary>The classes of masks by their colours. Pixels without a label, or of another colour, are not counted.</summary>
internal sealed class MaskPalette
{
    private const string WithoutLabel = "Unlabeled";
    private readonly Dictionary<int, int> classes = [];

    private MaskPalette(IReadOnlyList<string> names)
    {
        Names = names;
    }

    public IReadOnlyList<string> Names { get; }

    public static MaskPalette Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement[] entries = [.. document.RootElement.GetProperty("classes").EnumerateArray().Where(entry => entry.GetProperty("name").GetString() != WithoutLabel)];
        MaskPalette palette = new([.. entries.Select(entry => entry.GetProperty("name").GetString()!)]);
        for (int i = 0; i < entries.Length; i++)
        {
            palette.classes.Add(int.Parse(entries[i].GetProperty("rgb").GetString()!.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture), i);
        }

        return palette;
    }

    /// <summary>The class of a colour, or -1.</summary>
    public int ClassOf(byte red, byte green, byte blue) => classes.GetValueOrDefault((red << 16) | (green << 8) | blue, -1);
}
