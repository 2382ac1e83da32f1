namespace RsPlugins.Geo.Rasters;

/// <summary>A class of a class map: its value is its place in the list.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
public sealed record ClassColor(string Name, byte Red, byte Green, byte Blue);
