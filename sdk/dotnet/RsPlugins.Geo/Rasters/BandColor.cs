namespace RsPlugins.Geo.Rasters;

/// <summary>What a file says that a band shows.</summary>
public enum BandColor
{
    /// <summary>Nothing is said, or something that is no colour, such as infrared.</summary>
    Undefined,

    /// <summary>Grey values.</summary>
    Gray,

    /// <summary>Indices into a colour table.</summary>
    Palette,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Opacity.</summary>
    Alpha,
}
