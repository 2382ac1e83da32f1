namespace RsPlugins.RsmClip.Training.Data.Sources;

/// <summary>The files of a folder and the folders in it.</summary>
/// <param name="folder">The folder.</param>
internal sealed class FolderSource(string folder) : IImageSource
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    public IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(folder, "*", Everything).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(folder, name));

    public void Dispose()
    {
        // Nothing is held open.
    }
}
