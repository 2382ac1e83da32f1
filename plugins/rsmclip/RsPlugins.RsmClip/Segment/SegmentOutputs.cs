namespace RsPlugins.RsmClip.Segment;

/// <summary>The files that a call asks for; null for those it does not.</summary>
/// <param name="ClassMap">The class map.</param>
/// <param name="ScoreMap">The score map.</param>
/// <param name="Polygons">The GeoPackage.</param>
internal sealed record SegmentOutputs(string? ClassMap, string? ScoreMap, string? Polygons)
{
    /// <summary>All paths that are asked for.</summary>
    public IEnumerable<string> Paths => new[] { ClassMap, ScoreMap, Polygons }.OfType<string>();

    /// <summary>What the arguments ask for; a class map beside the raster when they name no output.</summary>
    public static SegmentOutputs Of(SegmentArguments arguments)
    {
        SegmentOutputs asked = new(Full(arguments.ClassMap), Full(arguments.ScoreMap), Full(arguments.Polygons));
        return asked.Paths.Any() ? asked : asked with { ClassMap = Full(Path.ChangeExtension(arguments.Raster, ".segments.tif")) };

        static string? Full(string? path) => string.IsNullOrWhiteSpace(path) ? null : Path.GetFullPath(path);
    }
}
