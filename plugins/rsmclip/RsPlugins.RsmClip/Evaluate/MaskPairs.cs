using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>
/// Finds the mask of each image: the file of the same name, whatever its ending, in the same folder of the other tree or in a folder "masks" or "labels" beside the image's own. "_mask", "_label" and "_gt" at the end of a name do not count.
/// </summary>
internal static class MaskPairs
{
    private static readonly string[] ImageFolders = ["images", "image", "img", "imgs"];
    private static readonly string[] MaskFolders = ["masks", "mask", "labels", "label", "annotations", "gt"];
    private static readonly string[] MaskEndings = ["_mask", "_masks", "_label", "_labels", "_gt"];

    /// <summary>Finds the pairs, in the order of the images.</summary>
    /// <param name="images">Names of all files where the images lie.</param>
    /// <param name="masks">Names of all files where the masks lie; may be the same.</param>
    /// <exception cref="ToolException">There is no pair.</exception>
    public static (string Image, string Mask)[] Of(IReadOnlyList<string> images, IReadOnlyList<string> masks)
    {
        string[] named = [.. masks.Where(IsNamedMask)];
        ILookup<string, string> byKey = (named.Length > 0 ? named : masks).ToLookup(Key, StringComparer.OrdinalIgnoreCase);
        (string, string)[] pairs = [.. images.Where(image => !IsNamedMask(image)).SelectMany(image => byKey[Key(image)].Take(1).Select(mask => (image, mask)))];
        return pairs.Length > 0
            ? pairs
            : throw new ToolException(ErrorIds.ArgumentInvalid, "No image has a mask.", "Give masks the names of their images, in the same folders below masks as the images below images, or in folders images and masks beside each other.");
    }

    private static bool IsNamedMask(string file) => Folders(file).Any(folder => MaskFolders.Contains(folder, StringComparer.OrdinalIgnoreCase)) || Ending(file).Length > 0;

    private static string Key(string file)
    {
        string stem = Path.GetFileNameWithoutExtension(file);
        return string.Join('/', [.. Folders(file).Where(folder => !ImageFolders.Concat(MaskFolders).Contains(folder, StringComparer.OrdinalIgnoreCase)), stem[..^Ending(file).Length]]);
    }

    private static string[] Folders(string file) => file.Split('/')[..^1];

    private static string Ending(string file) => MaskEndings.FirstOrDefault(ending => Path.GetFileNameWithoutExtension(file).EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? "";
}
