using RsPlugins.RsmClip.Training.Data.Sources;

namespace RsPlugins.RsmClip.Training.Tests.Data.Sources;

public sealed class ImageSourcesTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.tar", "a.tar")]
    [InlineData("x/{08..11}-{a,b}.tar", "x/08-a.tar x/08-b.tar x/09-a.tar x/09-b.tar x/10-a.tar x/10-b.tar x/11-a.tar x/11-b.tar")]
    [InlineData("{0..2}", "0 1 2")]
    public void Patterns_count_and_list(string pattern, string expected) => Assert.Equal(expected.Split(' '), ImageSources.Expand(pattern));

    [Fact]
    public void Folder_ZIP_and_tar_give_the_same_files()
    {
        (string, byte[])[] files = [("b/2.txt", [1, 2]), ("a.txt", [3]), ("b/1.bin", [])];
        foreach ((string name, byte[] bytes) in files)
        {
            _folder.Write("folder/" + name, bytes);
        }

        foreach (string path in new[] { _folder.Of("folder"), _folder.Zip("a.zip", files), _folder.Tar("a.tar", files) })
        {
            using IImageSource source = ImageSources.Open(path, "s");
            Assert.Equal(["a.txt", "b/1.bin", "b/2.txt"], source.Names);
            Assert.Equal([1, 2], source.Read("b/2.txt"));
            Assert.Empty(source.Read("b/1.bin"));
        }
    }

    [Theory]
    [InlineData("", "names no images")]
    [InlineData("none.zip", "none.zip of data set s does not exist")]
    [InlineData("a{0..1}.tar", "a1.tar of data set s does not exist")]
    [InlineData("{3..1}.tar", "counts backwards")]
    [InlineData("text", "neither a folder nor a ZIP file nor a tar archive")]
    [InlineData("cut.tar", "cut off")]
    [InlineData("cut.zip", "damaged ZIP")]
    [InlineData("a.tar.gz", "compressed")]
    public void What_cannot_be_read_is_named(string images, string inMessage)
    {
        byte[] tar = File.ReadAllBytes(_folder.Tar("a0.tar", ("1.png", new byte[3000])));
        _folder.Write("cut.tar", tar[..1500]);
        _folder.Write("cut.zip", File.ReadAllBytes(_folder.Zip("whole.zip", ("1.png", new byte[3000])))[..60]);
        _folder.Write("text", "no archive");
        _folder.Write("a.tar.gz", [0x1F, 0x8B, 8, 0]);

        TrainingException failure = Assert.Throws<TrainingException>(() => ImageSources.Open(images.Length == 0 ? "" : _folder.Of(images), "s"));

        Assert.Contains(inMessage, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Hint);
    }
}
