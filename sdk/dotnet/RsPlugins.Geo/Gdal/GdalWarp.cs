using System.Text;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Gdal;

/// <summary>Opens rasters as they look in another system: each window is computed when it is read.</summary>
internal static unsafe class GdalWarp
{
    public static GdalRasterReader Open(GdalApi api, string path, Crs target, WarpResampling resampling)
    {
        string name = Path.GetFileName(path);
        bool hasMarks;
        using (GdalRasterReader source = GdalRasterReader.Open(api, path))
        {
            if (source.Crs is null || !source.IsGeoreferenced)
            {
                throw new RasterException(RasterErrorKind.Unsupported, $"{name} does not say where it lies, so it cannot be brought to {target}.", "Give the raster a geotransform and a system first, for instance with gdal_edit.py -a_srs.");
            }

            hasMarks = source.NoData is not null || source.AlphaBand is not null;
        }

        // Without error threshold: GDAL's approximation of the transform depends on the blocks in which it computes.
        string[] options = ["-of", "VRT", "-et", "0", "-t_srs", Text(api, target), "-r", resampling.ToString().ToLowerInvariant(), .. hasMarks ? Array.Empty<string>() : ["-dstalpha"]];
        return GdalRasterReader.Of(api, name, () => Warped(api, path, name, target, options));
    }

    private static nint Warped(GdalApi api, string path, string name, Crs target, string[] options)
    {
        nint source = GdalSamples.Open(api, path, name);
        using GdalErrors.Listening listening = GdalErrors.Listen(api);
        nint settings = Settings(api, options);
        using Utf8 nowhere = new("");
        nint warped = settings == 0 ? 0 : api.Warp(nowhere, 0, 1, &source, settings, null);
        api.FreeWarp(settings);

        // The warped dataset holds the source from here on.
        _ = api.Release(source);
        return warped != 0 ? warped
            : throw new RasterException(RasterErrorKind.Unsupported, $"GDAL cannot bring {name} to {target}: {GdalErrors.Last}.", "Choose a system that is made for the place, for instance its UTM zone.");
    }

    private static nint Settings(GdalApi api, string[] options)
    {
        // One block: the texts, each ended by zero, and pointers to them.
        byte[] texts = Encoding.UTF8.GetBytes(string.Concat(options.Select(option => option + '\0')));
        byte** list = stackalloc byte*[options.Length + 1];
        fixed (byte* first = texts)
        {
            byte* at = first;
            for (int i = 0; i < options.Length; i++)
            {
                list[i] = at;
                at += Encoding.UTF8.GetByteCount(options[i]) + 1;
            }

            list[options.Length] = null;
            return api.NewWarp(list, null);
        }
    }

    /// <summary>A system as GDAL's programs take it. A definition is checked here first: what is no definition could be the name of a file or an address.</summary>
    private static string Text(GdalApi api, Crs crs)
    {
        api.ReleaseReference(GdalCrs.Handle(api, crs));
        return crs.Epsg is int code ? FormattableString.Invariant($"EPSG:{code}") : crs.Wkt!;
    }
}
