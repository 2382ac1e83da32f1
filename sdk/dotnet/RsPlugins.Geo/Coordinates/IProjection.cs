namespace RsPlugins.Geo.Coordinates;

/// <summary>Between longitude and latitude in degrees on a datum and the coordinates of a system on the same datum. Places without coordinates become NaN or infinite.</summary>
internal interface IProjection
{
    (double X, double Y) Forward(double longitude, double latitude);

    (double Longitude, double Latitude) Inverse(double x, double y);
}
