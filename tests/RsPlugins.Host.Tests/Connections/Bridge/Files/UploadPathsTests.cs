using RsPlugins.Host.Connections.Bridge.Files;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class UploadPathsTests
{
    private const string Client = "0123456789abcdef0123456789abcdef";

    private readonly UploadPaths paths = new(Client);

    [LinuxTheory]
    [InlineData("/home/u/scene.tif", "home/u/scene.tif")]
    [InlineData("/home/u/água 水 50%.tif", "home/u/água 水 50%.tif")]
    [InlineData("/data/a:b?.tif", "data/a%3Ab%3F.tif")]
    [InlineData("/data/100%41.tif", "data/100%2541.tif")]
    [InlineData("/data/ends. /nul.tif", "data/ends%2E%20/%6Eul.tif")]
    [InlineData("/data/CON", "data/%43ON")]
    [InlineData("/data/a\\b\n.tif", "data/a%5Cb%0A.tif")]
    public void A_path_lies_there_under_its_own_name_and_comes_back(string path, string upload)
    {
        Assert.Equal($"{Client}/{upload}", paths.ToUpload(path));
        Assert.True(FileNames.ArePlain(paths.ToUpload(path)));
        Assert.Equal(path, paths.ToLocal(paths.ToUpload(path)));
    }

    [Theory]
    [InlineData("another/home/u/a.tif")]
    [InlineData(Client)]
    [InlineData(Client + "/home/../../etc/passwd")]
    [InlineData(Client + "/home/%2E%2E/a")]
    [InlineData("")]
    public void What_is_no_file_of_this_user_has_no_path_here(string upload) => Assert.Null(paths.ToLocal(upload));

    [LinuxFact]
    public void Names_that_not_every_system_takes_are_refused_before_anything_is_sent()
    {
        ToolException longName = Assert.Throws<ToolException>(() => paths.ToUpload("/data/" + new string('x', 201)));
        ToolException longPath = Assert.Throws<ToolException>(() => paths.ToUpload(string.Concat(Enumerable.Repeat("/" + new string('x', 100), 10))));

        Assert.Equal((ErrorIds.ArgumentInvalid, ErrorIds.ArgumentInvalid), (longName.Id, longPath.Id));
    }
}
