using RsPlugins.Geo.Coordinates;
using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Gdal;

/// <summary>A transform by PROJ, through GDAL.</summary>
internal sealed unsafe class GdalCrsTransform : ICrsTransform
{
    private readonly GdalApi api;
    private readonly GdalHandles handles;

    public GdalCrsTransform(GdalApi api, Crs from, Crs to)
    {
        this.api = api;
        From = from;
        To = to;
        handles = new GdalHandles(() => Open(api, from, to), handle => api.DestroyTransform(handle));

        // What cannot be transformed at all is told now, not at the first place.
        using GdalHandles.Lease first = handles.Rent();
    }

    public Crs From { get; }

    public Crs To { get; }

    public (double X, double Y) Apply(double x, double y)
    {
        using GdalHandles.Lease lease = handles.Rent();
        double toX = x, toY = y, toZ = 0;
        int success = 0;
        api.TransformPoints(lease.Handle, 1, &toX, &toY, &toZ, &success);
        return success != 0 && double.IsFinite(toX) && double.IsFinite(toY) ? (toX, toY) : throw CrsTransform.Outside(x, y, From, To);
    }

    private static nint Open(GdalApi api, Crs from, Crs to)
    {
        nint source = GdalCrs.Handle(api, from), target = 0;
        try
        {
            target = GdalCrs.Handle(api, to);
            using GdalErrors.Listening listening = GdalErrors.Listen(api);
            nint transform = api.NewTransform(source, target);
            return transform != 0 ? transform
                : throw new RasterException(RasterErrorKind.Unsupported, $"Coordinates in {from} cannot be transformed to {to}: {GdalErrors.Last}.", "Give both a system on the earth with an EPSG code.");
        }
        finally
        {
            api.ReleaseReference(source);
            if (target != 0)
            {
                api.ReleaseReference(target);
            }
        }
    }
}
