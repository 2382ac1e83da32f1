namespace RsPlugins.Geo.Coordinates;

/// <summary>EPSG:3857 as EPSG Guidance Note 7-2 defines method 1024: WGS 84 longitude and latitude, spherical formulas with the ellipsoid's semi-major axis.</summary>
internal sealed class WebMercatorProjection : IProjection
{
    private const double Radius = 6378137;
    private const double Degree = Math.PI / 180;

    public (double X, double Y) Forward(double longitude, double latitude) =>
        Math.Abs(latitude) < 90 ? (Radius * longitude * Degree, Radius * Math.Asinh(Math.Tan(latitude * Degree))) : (double.NaN, double.NaN);

    public (double Longitude, double Latitude) Inverse(double x, double y) => (x / Radius / Degree, Math.Atan(Math.Sinh(y / Radius)) / Degree);
}
