namespace RsPlugins.Sdk.Files;

/// <summary>
/// A file that is written under a temporary name beside its final one and renamed when complete, so that a final name never holds half a result.
/// Dispose without <see cref="Commit"/> removes what was written.
/// </summary>
public sealed class StagedFile : IDisposable
{
    private bool committed;

    /// <summary>Chooses a temporary name in the folder of <paramref name="finalPath"/>, which is made if missing.</summary>
    /// <param name="finalPath">The name the file has when complete. An existing file is replaced at <see cref="Commit"/>, not before.</param>
    public StagedFile(string finalPath)
    {
        FinalPath = System.IO.Path.GetFullPath(finalPath);
        string folder = System.IO.Path.GetDirectoryName(FinalPath)!;
        Directory.CreateDirectory(folder);

        // The extension stays: writers and GDAL choose their format by it.
        string name = System.IO.Path.GetFileNameWithoutExtension(FinalPath);
        Path = System.IO.Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.part{System.IO.Path.GetExtension(FinalPath)}");
    }

    /// <summary>The final name, a full path.</summary>
    public string FinalPath { get; }

    /// <summary>The temporary name to write to, a full path with the final extension.</summary>
    public string Path { get; }

    /// <summary>Gives the file its final name, in one step.</summary>
    public void Commit()
    {
        File.Move(Path, FinalPath, overwrite: true);
        committed = true;
    }

    /// <summary>Removes the temporary file, and SQLite's side files, unless it was committed.</summary>
    public void Dispose()
    {
        if (!committed)
        {
            foreach (string suffix in (ReadOnlySpan<string>)["", "-journal", "-wal", "-shm"])
            {
                File.Delete(Path + suffix);
            }
        }
    }
}
