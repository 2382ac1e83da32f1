namespace RsPlugins.Geo.Tests.Rasters;

/// <summary>A window [x, y, width, height] and the hash of each band's samples in it.</summary>
public sealed record ExpectedWindow(int[] Window, string[] Sha256);
