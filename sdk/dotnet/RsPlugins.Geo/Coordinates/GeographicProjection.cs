namespace RsPlugins.Geo.Coordinates;

/// <summary>Coordinates that are longitude and latitude already.</summary>
internal sealed class GeographicProjection : IProjection
{
    public (double X, double Y) Forward(double longitude, double latitude) => (longitude, latitude);

    public (double Longitude, double Latitude) Inverse(double x, double y) => Math.Abs(y) <= 90 ? (x, y) : (double.NaN, double.NaN);
}
