using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Coordinates;

/// <summary>From one system to another over longitude and latitude that both share.</summary>
internal sealed class KnownTransform(Crs from, IProjection source, Crs to, IProjection target) : ICrsTransform
{
    public Crs From => from;

    public Crs To => to;

    public (double X, double Y) Apply(double x, double y)
    {
        (double longitude, double latitude) = source.Inverse(x, y);
        (double toX, double toY) = target.Forward(longitude, latitude);
        return double.IsFinite(toX) && double.IsFinite(toY) ? (toX, toY) : throw CrsTransform.Outside(x, y, from, to);
    }
}
