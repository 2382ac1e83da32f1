using System.Globalization;
using RsPlugins.Geo.Rasters;
using RsPlugins.Geo.Vectors;

namespace RsPlugins.Geo.Gdal;

/// <summary>Between systems as GDAL holds them and ours.</summary>
internal static unsafe class GdalCrs
{
    private const int TraditionalAxisOrder = 0;

    /// <summary>Of two definitions: the same but for names.</summary>
    private const int SameConfidence = 90;

    /// <summary>The system of a dataset; null when it has none.</summary>
    public static Crs? Of(GdalApi api, nint reference)
    {
        if (reference == 0)
        {
            return null;
        }

        string? name = GdalApi.Text(api.ReferenceName(reference));
        if ((Code(api, reference) ?? Match(api, reference)) is int code)
        {
            return new Crs(code, EpsgWkt.Of(code) is null ? Definition(api, reference) : null, name);
        }

        return new Crs(null, Definition(api, reference), name ?? "custom CRS");
    }

    /// <summary>A new handle for a system, x east and y north, that the caller releases.</summary>
    /// <exception cref="RasterException">GDAL does not know it.</exception>
    public static nint Handle(GdalApi api, Crs crs)
    {
        using GdalErrors.Listening listening = GdalErrors.Listen(api);
        nint reference = api.NewReference(null);
        int failed;
        if (crs.Epsg is int code)
        {
            failed = api.ImportEpsg(reference, code);
        }
        else
        {
            using Utf8 wkt = new(crs.Wkt ?? "");
            byte* text = wkt;
            failed = api.ImportWkt(reference, &text);
        }

        if (failed != 0)
        {
            api.ReleaseReference(reference);
            throw new RasterException(RasterErrorKind.Unsupported, $"GDAL does not know the system {crs}: {GdalErrors.Last}.", "Give the data a system with an EPSG code.");
        }

        api.SetAxisOrder(reference, TraditionalAxisOrder);
        return reference;
    }

    private static int? Code(GdalApi api, nint reference)
    {
        int? code = CodeOf(null);
        return code is null && api.IsCompound(reference) != 0 ? CodeOf("PROJCS") ?? CodeOf("GEOGCS") : code;

        int? CodeOf(string? part)
        {
            using Utf8 node = new(part);
            return GdalApi.Text(api.AuthorityName(reference, node)) == "EPSG" && int.TryParse(GdalApi.Text(api.AuthorityCode(reference, node)), CultureInfo.InvariantCulture, out int found) ? found : null;
        }
    }

    /// <summary>The code of the register's system with the same parameters: formats such as ERDAS Imagine hold no codes.</summary>
    private static int? Match(GdalApi api, nint reference)
    {
        int count = 0;
        int* confidence = null;
        nint* matches = api.FindMatches(reference, null, &count, &confidence);
        int? code = matches is not null && count > 0 && confidence[0] >= SameConfidence ? Code(api, matches[0]) : null;
        if (matches is not null)
        {
            api.FreeMatches(matches);
        }

        api.Free(confidence);
        return code;
    }

    private static string? Definition(GdalApi api, nint reference)
    {
        byte* text = null;
        int failed = api.ExportWkt(reference, &text);
        string? wkt = failed == 0 ? GdalApi.Text(text) : null;
        api.Free(text);
        return string.IsNullOrEmpty(wkt) ? null : wkt;
    }
}
