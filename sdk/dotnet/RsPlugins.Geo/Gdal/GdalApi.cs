using System.Runtime.InteropServices;

namespace RsPlugins.Geo.Gdal;

/// <summary>The part of GDAL's C interface that is used here; it has been the same from GDAL 3.0 on. Handles are pointers, texts are UTF-8.</summary>
internal sealed unsafe class GdalApi
{
    private readonly nint library;
    private readonly delegate* unmanaged[Cdecl]<void> allRegister;
    private readonly delegate* unmanaged[Cdecl]<byte*, byte*> versionInfo;
    private readonly delegate* unmanaged[Cdecl]<byte*, byte*, void> setConfigOption;
    private readonly delegate* unmanaged[Cdecl]<byte*, byte*, byte*> getConfigOption;
    private readonly delegate* unmanaged[Cdecl]<nint, nint> setErrorHandler;
    private readonly delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<int, int, byte*, void>, void> pushErrorHandler;
    private readonly delegate* unmanaged[Cdecl]<void> popErrorHandler;
    private readonly nint quiet;
    private readonly delegate* unmanaged[Cdecl]<byte*, uint, byte**, byte**, byte**, nint> openEx;
    private readonly delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*> getMetadataItem;
    private readonly delegate* unmanaged[Cdecl]<byte**, void> setProjSearchPaths;

    public GdalApi(nint library)
    {
        this.library = library;
        allRegister = (delegate* unmanaged[Cdecl]<void>)Export("GDALAllRegister");
        versionInfo = (delegate* unmanaged[Cdecl]<byte*, byte*>)Export("GDALVersionInfo");
        setConfigOption = (delegate* unmanaged[Cdecl]<byte*, byte*, void>)Export("CPLSetConfigOption");
        getConfigOption = (delegate* unmanaged[Cdecl]<byte*, byte*, byte*>)Export("CPLGetConfigOption");
        setErrorHandler = (delegate* unmanaged[Cdecl]<nint, nint>)Export("CPLSetErrorHandler");
        pushErrorHandler = (delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<int, int, byte*, void>, void>)Export("CPLPushErrorHandler");
        popErrorHandler = (delegate* unmanaged[Cdecl]<void>)Export("CPLPopErrorHandler");
        quiet = Export("CPLQuietErrorHandler");
        openEx = (delegate* unmanaged[Cdecl]<byte*, uint, byte**, byte**, byte**, nint>)Export("GDALOpenEx");
        getMetadataItem = (delegate* unmanaged[Cdecl]<nint, byte*, byte*, byte*>)Export("GDALGetMetadataItem");
        setProjSearchPaths = (delegate* unmanaged[Cdecl]<byte**, void>)Export("OSRSetPROJSearchPaths");
        Close = (delegate* unmanaged[Cdecl]<nint, void>)Export("GDALClose");
        Free = (delegate* unmanaged[Cdecl]<void*, void>)Export("VSIFree");
        Width = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetRasterXSize");
        Height = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetRasterYSize");
        Count = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetRasterCount");
        GeoTransform = (delegate* unmanaged[Cdecl]<nint, double*, int>)Export("GDALGetGeoTransform");
        SpatialRef = (delegate* unmanaged[Cdecl]<nint, nint>)Export("GDALGetSpatialRef");
        Band = (delegate* unmanaged[Cdecl]<nint, int, nint>)Export("GDALGetRasterBand");
        BandWidth = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetRasterBandXSize");
        BandHeight = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetRasterBandYSize");
        DataType = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetRasterDataType");
        DataTypeUnion = (delegate* unmanaged[Cdecl]<int, int, int>)Export("GDALDataTypeUnion");
        DataTypeName = (delegate* unmanaged[Cdecl]<int, byte*>)Export("GDALGetDataTypeName");
        BlockSize = (delegate* unmanaged[Cdecl]<nint, int*, int*, void>)Export("GDALGetBlockSize");
        NoData = (delegate* unmanaged[Cdecl]<nint, int*, double>)Export("GDALGetRasterNoDataValue");
        ColorInterpretation = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetRasterColorInterpretation");
        ColorTable = (delegate* unmanaged[Cdecl]<nint, nint>)Export("GDALGetRasterColorTable");
        ColorCount = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetColorEntryCount");
        ColorEntry = (delegate* unmanaged[Cdecl]<nint, int, short*, int>)Export("GDALGetColorEntryAsRGB");
        OverviewCount = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetOverviewCount");
        Overview = (delegate* unmanaged[Cdecl]<nint, int, nint>)Export("GDALGetOverview");
        MaskFlags = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALGetMaskFlags");
        MaskBand = (delegate* unmanaged[Cdecl]<nint, nint>)Export("GDALGetMaskBand");
        Description = (delegate* unmanaged[Cdecl]<nint, byte*>)Export("GDALGetDescription");
        BandRead = (delegate* unmanaged[Cdecl]<nint, int, int, int, int, int, void*, int, int, int, long, long, void*, int>)Export("GDALRasterIOEx");
        DatasetRead = (delegate* unmanaged[Cdecl]<nint, int, int, int, int, int, void*, int, int, int, int, int*, long, long, long, void*, int>)Export("GDALDatasetRasterIOEx");
        Release = (delegate* unmanaged[Cdecl]<nint, int>)Export("GDALReleaseDataset");
        NewWarp = (delegate* unmanaged[Cdecl]<byte**, void*, nint>)Export("GDALWarpAppOptionsNew");
        FreeWarp = (delegate* unmanaged[Cdecl]<nint, void>)Export("GDALWarpAppOptionsFree");
        Warp = (delegate* unmanaged[Cdecl]<byte*, nint, int, nint*, nint, int*, nint>)Export("GDALWarp");
        NewReference = (delegate* unmanaged[Cdecl]<byte*, nint>)Export("OSRNewSpatialReference");
        ReleaseReference = (delegate* unmanaged[Cdecl]<nint, void>)Export("OSRRelease");
        ImportEpsg = (delegate* unmanaged[Cdecl]<nint, int, int>)Export("OSRImportFromEPSG");
        ImportWkt = (delegate* unmanaged[Cdecl]<nint, byte**, int>)Export("OSRImportFromWkt");
        ExportWkt = (delegate* unmanaged[Cdecl]<nint, byte**, int>)Export("OSRExportToWkt");
        AuthorityCode = (delegate* unmanaged[Cdecl]<nint, byte*, byte*>)Export("OSRGetAuthorityCode");
        AuthorityName = (delegate* unmanaged[Cdecl]<nint, byte*, byte*>)Export("OSRGetAuthorityName");
        IsCompound = (delegate* unmanaged[Cdecl]<nint, int>)Export("OSRIsCompound");
        ReferenceName = (delegate* unmanaged[Cdecl]<nint, byte*>)Export("OSRGetName");
        FindMatches = (delegate* unmanaged[Cdecl]<nint, byte**, int*, int**, nint*>)Export("OSRFindMatches");
        FreeMatches = (delegate* unmanaged[Cdecl]<nint*, void>)Export("OSRFreeSRSArray");
        SetAxisOrder = (delegate* unmanaged[Cdecl]<nint, int, void>)Export("OSRSetAxisMappingStrategy");
        NewTransform = (delegate* unmanaged[Cdecl]<nint, nint, nint>)Export("OCTNewCoordinateTransformation");
        DestroyTransform = (delegate* unmanaged[Cdecl]<nint, void>)Export("OCTDestroyCoordinateTransformation");
        TransformPoints = (delegate* unmanaged[Cdecl]<nint, int, double*, double*, double*, int*, int>)Export("OCTTransformEx");
    }

    public delegate* unmanaged[Cdecl]<nint, void> Close { get; }

    public delegate* unmanaged[Cdecl]<void*, void> Free { get; }

    public delegate* unmanaged[Cdecl]<nint, int> Width { get; }

    public delegate* unmanaged[Cdecl]<nint, int> Height { get; }

    public delegate* unmanaged[Cdecl]<nint, int> Count { get; }

    public delegate* unmanaged[Cdecl]<nint, double*, int> GeoTransform { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> SpatialRef { get; }

    public delegate* unmanaged[Cdecl]<nint, int, nint> Band { get; }

    public delegate* unmanaged[Cdecl]<nint, int> BandWidth { get; }

    public delegate* unmanaged[Cdecl]<nint, int> BandHeight { get; }

    public delegate* unmanaged[Cdecl]<nint, int> DataType { get; }

    public delegate* unmanaged[Cdecl]<int, int, int> DataTypeUnion { get; }

    public delegate* unmanaged[Cdecl]<int, byte*> DataTypeName { get; }

    public delegate* unmanaged[Cdecl]<nint, int*, int*, void> BlockSize { get; }

    public delegate* unmanaged[Cdecl]<nint, int*, double> NoData { get; }

    public delegate* unmanaged[Cdecl]<nint, int> ColorInterpretation { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> ColorTable { get; }

    public delegate* unmanaged[Cdecl]<nint, int> ColorCount { get; }

    /// <summary>Fills four 16-bit numbers: red, green, blue, alpha.</summary>
    public delegate* unmanaged[Cdecl]<nint, int, short*, int> ColorEntry { get; }

    public delegate* unmanaged[Cdecl]<nint, int> OverviewCount { get; }

    public delegate* unmanaged[Cdecl]<nint, int, nint> Overview { get; }

    public delegate* unmanaged[Cdecl]<nint, int> MaskFlags { get; }

    public delegate* unmanaged[Cdecl]<nint, nint> MaskBand { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*> Description { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int, int, int, int, void*, int, int, int, long, long, void*, int> BandRead { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int, int, int, int, void*, int, int, int, int, int*, long, long, long, void*, int> DatasetRead { get; }

    /// <summary>Gives up one use of a dataset; it closes when nobody else, a virtual raster over it for instance, uses it.</summary>
    public delegate* unmanaged[Cdecl]<nint, int> Release { get; }

    public delegate* unmanaged[Cdecl]<byte**, void*, nint> NewWarp { get; }

    public delegate* unmanaged[Cdecl]<nint, void> FreeWarp { get; }

    public delegate* unmanaged[Cdecl]<byte*, nint, int, nint*, nint, int*, nint> Warp { get; }

    public delegate* unmanaged[Cdecl]<byte*, nint> NewReference { get; }

    public delegate* unmanaged[Cdecl]<nint, void> ReleaseReference { get; }

    public delegate* unmanaged[Cdecl]<nint, int, int> ImportEpsg { get; }

    public delegate* unmanaged[Cdecl]<nint, byte**, int> ImportWkt { get; }

    public delegate* unmanaged[Cdecl]<nint, byte**, int> ExportWkt { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, byte*> AuthorityCode { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*, byte*> AuthorityName { get; }

    public delegate* unmanaged[Cdecl]<nint, int> IsCompound { get; }

    public delegate* unmanaged[Cdecl]<nint, byte*> ReferenceName { get; }

    public delegate* unmanaged[Cdecl]<nint, byte**, int*, int**, nint*> FindMatches { get; }

    public delegate* unmanaged[Cdecl]<nint*, void> FreeMatches { get; }

    public delegate* unmanaged[Cdecl]<nint, int, void> SetAxisOrder { get; }

    public delegate* unmanaged[Cdecl]<nint, nint, nint> NewTransform { get; }

    public delegate* unmanaged[Cdecl]<nint, void> DestroyTransform { get; }

    public delegate* unmanaged[Cdecl]<nint, int, double*, double*, double*, int*, int> TransformPoints { get; }

    public static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    public void RegisterAll() => allRegister();

    /// <summary>Keeps messages from the terminal, also those of GDAL's own threads. The handler is GDAL's, so it outlives whoever asks for it.</summary>
    public void BeQuiet() => _ = setErrorHandler(quiet);

    /// <summary>Sends this thread's messages to a function until <see cref="PopErrorHandler"/>.</summary>
    public void PushErrorHandler(delegate* unmanaged[Cdecl]<int, int, byte*, void> handler) => pushErrorHandler(handler);

    public void PopErrorHandler() => popErrorHandler();

    public string VersionInfo(string what)
    {
        using Utf8 request = new(what);
        return Text(versionInfo(request)) ?? "";
    }

    /// <summary>Sets an option of the whole library.</summary>
    public void SetOption(string key, string value)
    {
        using Utf8 name = new(key), text = new(value);
        setConfigOption(name, text);
    }

    /// <summary>Sets an option that the user's environment does not set.</summary>
    public void SetDefault(string key, string value)
    {
        using Utf8 name = new(key);
        if (getConfigOption(name, null) is null)
        {
            SetOption(key, value);
        }
    }

    public void SetProjFolder(string folder)
    {
        using Utf8 path = new(folder);
        byte** list = stackalloc byte*[2] { path, null };
        setProjSearchPaths(list);
    }

    /// <summary>Grids are taken from this machine alone. Versions before 3.4 cannot be told, but ask the network only where the user's PROJ settings say so.</summary>
    public void ForbidProjNetwork()
    {
        if (NativeLibrary.TryGetExport(library, "OSRSetPROJEnableNetwork", out nint function))
        {
            ((delegate* unmanaged[Cdecl]<int, void>)function)(0);
        }
    }

    public nint Open(string path, uint flags)
    {
        using Utf8 name = new(path);
        return openEx(name, flags, null, null, null);
    }

    public string? Metadata(nint handle, string key, string? domain)
    {
        using Utf8 name = new(key), place = new(domain);
        return Text(getMetadataItem(handle, name, place));
    }

    /// <summary>The nodata value of a band of 64-bit integers, which newer versions keep apart; null when this version does not.</summary>
    public double? WideNoData(nint band, bool signed)
    {
        if (!NativeLibrary.TryGetExport(library, signed ? "GDALGetRasterNoDataValueAsInt64" : "GDALGetRasterNoDataValueAsUInt64", out nint function))
        {
            return null;
        }

        int has = 0;
        double value = signed ? ((delegate* unmanaged[Cdecl]<nint, int*, long>)function)(band, &has) : ((delegate* unmanaged[Cdecl]<nint, int*, ulong>)function)(band, &has);
        return has != 0 ? value : null;
    }

    private nint Export(string name) => NativeLibrary.GetExport(library, name);
}
