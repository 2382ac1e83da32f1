using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Classify;

/// <summary>Where the outputs of a classification go, as full paths.</summary>
/// <param name="Tiles">The GeoPackage.</param>
/// <param name="ClassMap">The class map.</param>
/// <param name="ScoreMap">The map of the confidences.</param>
internal sealed record OutputPaths(string Tiles, string ClassMap, string ScoreMap)
{
    /// <summary>The paths that arguments ask for; those they leave out lie beside them, or beside the raster where they ask for none.</summary>
    /// <exception cref="ToolException">Two files have the same name.</exception>
    public static OutputPaths Of(ClassifyArguments arguments)
    {
        string beside = Or(arguments.ClassMap, () => Or(arguments.ScoreMap, () => arguments.Raster));
        string tiles = Path.GetFullPath(Or(arguments.Tiles, () => Path.ChangeExtension(beside, ".tiles.gpkg")));
        string map = Path.GetFullPath(Or(arguments.ClassMap, () => Path.ChangeExtension(tiles, ".classes.tif")));
        string scores = Path.GetFullPath(Or(arguments.ScoreMap, () => Path.ChangeExtension(map, ".scores.tif")));
        string[] all = [Path.GetFullPath(arguments.Raster), tiles, map, scores];
        return all.Distinct().Count() == all.Length
            ? new OutputPaths(tiles, map, scores)
            : throw new ToolException(ErrorIds.ArgumentInvalid, "An output has the name of the raster or of another output.", "Give each output a name of its own.");
    }

    private static string Or(string? given, Func<string> otherwise) => string.IsNullOrWhiteSpace(given) ? otherwise() : given;
}
