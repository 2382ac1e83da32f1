using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Coordinates;

/// <summary>Between a system and itself: coordinates stay as they are, to the last bit.</summary>
internal sealed class SameCrs(Crs from, Crs to) : ICrsTransform
{
    public Crs From => from;

    public Crs To => to;

    public (double X, double Y) Apply(double x, double y) => (x, y);
}
