using System.Globalization;

namespace RsPlugins.Geo.Rasters;

/// <summary>Finds and reads the world file beside a raster: six numbers, one a line, that place the middle of the top left pixel.</summary>
internal static class WorldFile
{
    private const int MaxBytes = 4096;

    public static GeoTransform? Beside(string path)
    {
        string extension = Path.GetExtension(path).TrimStart('.');
        List<string> candidates = [];
        if (extension.Length >= 3)
        {
            candidates.Add($"{extension[0]}{extension[^1]}w");
            candidates.Add(extension + "w");
        }

        candidates.Add("wld");
        foreach (string candidate in candidates)
        {
            foreach (string spelling in (ReadOnlySpan<string>)[candidate, candidate.ToUpperInvariant()])
            {
                string file = Path.ChangeExtension(path, spelling);
                if (File.Exists(file))
                {
                    return Read(file);
                }
            }
        }

        return null;
    }

    private static GeoTransform Read(string file)
    {
        if (new FileInfo(file).Length > MaxBytes)
        {
            throw Wrong(file);
        }

        string[] parts = File.ReadAllText(file).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        double[] n = new double[6];
        for (int i = 0; i < 6; i++)
        {
            // Some programs write the decimal comma of their user's language.
            if (i >= parts.Length || !double.TryParse(parts[i].Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out n[i]) || !double.IsFinite(n[i]))
            {
                throw Wrong(file);
            }
        }

        // In the file: A D B E C F, where C and F are the middle of the first pixel.
        return new GeoTransform(n[4] - (0.5 * n[0]) - (0.5 * n[2]), n[0], n[2], n[5] - (0.5 * n[1]) - (0.5 * n[3]), n[1], n[3]);
    }

    private static RasterException Wrong(string file) =>
        new(RasterErrorKind.Damaged, $"The world file {Path.GetFileName(file)} does not hold six numbers.", "Correct the world file, or remove it to read the raster without a georeference.");
}
