using RsPlugins.Geo.Rasters;

namespace RsPlugins.Geo.Coordinates;

/// <summary>From places in one coordinate reference system to places in another. May be used from several threads at once.</summary>
public interface ICrsTransform
{
    /// <summary>The system of what goes in.</summary>
    Crs From { get; }

    /// <summary>The system of what comes out.</summary>
    Crs To { get; }

    /// <summary>Transforms a place. x is east and y is north in both systems whatever order they define: longitude and latitude in degrees for geographic ones, else the units of the system.</summary>
    /// <param name="x">x (east) or longitude in <see cref="From"/>.</param>
    /// <param name="y">y (north) or latitude in <see cref="From"/>.</param>
    /// <returns>x and y in <see cref="To"/>, finite.</returns>
    /// <exception cref="RasterException">The place has no coordinates in <see cref="To"/>, or none that are exact enough.</exception>
    (double X, double Y) Apply(double x, double y);
}
