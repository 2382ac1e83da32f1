using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace RsPlugins.Geo.Gdal;

/// <summary>
/// Finds GDAL on this machine. In this order: the file or folder that the environment variable RSPLUGINS_GDAL names ("off": none), the one that an adapter names by RSPLUGINS_ADAPTER_GDAL,
/// then known places: the loader's path on Linux; conda, OSGeo4W and QGIS on Windows; conda, QGIS and Homebrew on macOS. It is loaded once and stays loaded.
/// </summary>
public static class GdalLibrary
{
    /// <summary>What to do to have GDAL.</summary>
    internal const string Remedy = "Install GDAL or QGIS, or name the library or its folder by the environment variable RSPLUGINS_GDAL";

    private const string UserVariable = "RSPLUGINS_GDAL";
    private const string AdapterVariable = "RSPLUGINS_ADAPTER_GDAL";
    private const string Off = "off";
    private const int OldestVersion = 3_00_00_00;

    // Drivers that reach for the network or a server by what a file says.
    private const string SkippedDrivers = "HTTP WMS WMTS WCS PLMOSAIC DAAS EEDAI EEDA OGCAPI NGW STACTA STACIT PostGISRaster Rasdaman GDALG";

    private static readonly Lazy<(GdalApi? Api, GdalStatus Status)> Loaded = new(Load);

    /// <summary>Whether GDAL was found, where, and else what to do.</summary>
    public static GdalStatus Status => IsOff ? new GdalStatus(null, null, $"{UserVariable} is \"{Off}\".", $"Unset {UserVariable} to use GDAL.") : Loaded.Value.Status;

    /// <summary>GDAL's functions, or null without GDAL.</summary>
    internal static GdalApi? Api => IsOff ? null : Loaded.Value.Api;

    private static bool IsOff => string.Equals(Environment.GetEnvironmentVariable(UserVariable), Off, StringComparison.OrdinalIgnoreCase);

    private static (GdalApi? Api, GdalStatus Status) Load()
    {
        string? named = Environment.GetEnvironmentVariable(UserVariable), hinted = Environment.GetEnvironmentVariable(AdapterVariable);
        IEnumerable<string> candidates = !string.IsNullOrWhiteSpace(named) ? GdalPlaces.Here.In(named)
            : (string.IsNullOrWhiteSpace(hinted) ? [] : GdalPlaces.Here.In(hinted)).Concat(GdalPlaces.Here.Known());
        string? problem = null;
        foreach (string candidate in candidates)
        {
            if (Try(candidate, ref problem) is GdalApi api)
            {
                return (api, new GdalStatus(api.VersionInfo("RELEASE_NAME"), PathOf(candidate), null, null));
            }
        }

        string missing = string.IsNullOrWhiteSpace(named) ? "GDAL was not found." : $"{UserVariable} names {named}, where there is no GDAL library.";
        return (null, new GdalStatus(null, null, problem ?? missing, string.IsNullOrWhiteSpace(named) ? Remedy + "." : $"Correct {UserVariable}, or unset it to have GDAL looked for."));
    }

    private static GdalApi? Try(string candidate, ref string? problem)
    {
        if (!NativeLibrary.TryLoad(candidate, out nint handle))
        {
            if (Path.IsPathRooted(candidate))
            {
                problem ??= $"{candidate} cannot be loaded; a library that it needs may be missing.";
            }

            return null;
        }

        try
        {
            GdalApi api = new(handle);
            if (int.Parse(api.VersionInfo("VERSION_NUM"), CultureInfo.InvariantCulture) < OldestVersion)
            {
                problem ??= $"{candidate} is older than GDAL 3.0.";
                return null;
            }

            Prepare(api, PathOf(candidate));
            return api;
        }
        catch (EntryPointNotFoundException)
        {
            problem ??= $"{candidate} is no GDAL library of version 3.0 or later.";
            return null;
        }
    }

    private static void Prepare(GdalApi api, string path)
    {
        api.BeQuiet();

        // A host that runs beside others needs little of the memory; a user's own setting goes before ours.
        api.SetDefault("GDAL_CACHEMAX", "64");
        api.SetDefault("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");

        // Source datasets that two handles of a virtual raster share would be read by two threads at once.
        api.SetOption("VRT_SHARED_SOURCE", "0");

        // What a file says must reach neither the network nor a program.
        api.SetOption("GDAL_VRT_ENABLE_PYTHON", "NO");
        api.SetOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "none");
        api.SetOption("GDAL_HTTP_PROXY", "http://127.0.0.1:9");
        api.SetOption("GDAL_SKIP", SkippedDrivers + " " + Environment.GetEnvironmentVariable("GDAL_SKIP"));
        (string? proj, string? data) = Path.IsPathRooted(path) ? GdalPlaces.DataOf(path) : (null, null);
        if (data is not null)
        {
            api.SetDefault("GDAL_DATA", data);
        }

        // By function: a C library that is loaded already does not see variables set now.
        if (proj is not null && Environment.GetEnvironmentVariable("PROJ_DATA") is null && Environment.GetEnvironmentVariable("PROJ_LIB") is null)
        {
            api.SetProjFolder(proj);
        }

        api.ForbidProjNetwork();
        api.RegisterAll();
    }

    /// <summary>The full path of a library that the loader found by its name.</summary>
    private static string PathOf(string candidate)
    {
        if (Path.IsPathRooted(candidate))
        {
            return candidate;
        }

        using Process process = Process.GetCurrentProcess();
        return process.Modules.Cast<ProcessModule>().Select(module => module.FileName).FirstOrDefault(file => Path.GetFileName(file).StartsWith("libgdal.", StringComparison.Ordinal)) ?? candidate;
    }
}
