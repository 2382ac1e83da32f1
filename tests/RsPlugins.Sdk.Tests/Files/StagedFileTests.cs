using RsPlugins.Sdk.Files;

namespace RsPlugins.Sdk.Tests.Files;

public sealed class StagedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rsplugins-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_final_name_appears_at_the_commit()
    {
        string path = Path.Combine(folder, "new", "a.gpkg");
        using StagedFile file = new(path);
        File.WriteAllText(file.Path, "whole");

        Assert.False(File.Exists(path));
        Assert.Equal(".gpkg", Path.GetExtension(file.Path));
        file.Commit();
        Assert.Equal("whole", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Without_a_commit_nothing_is_left_and_the_old_file_stays()
    {
        string path = Path.Combine(folder, "a.gpkg");
        File.WriteAllText(path, "old");
        using (StagedFile file = new(path))
        {
            File.WriteAllText(file.Path, "half");
            File.WriteAllText(file.Path + "-journal", "half");
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }
}
