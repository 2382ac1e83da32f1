using System.Text;
using RsPlugins.Host.Connections.Bridge.Files;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class HostWordsTests
{
    private const string Client = "0123456789abcdef0123456789abcdef";
    private const string Folder = "/srv/my host/uploads/00/" + Client;

    private readonly HostWords words = new(new UploadPaths(Client), Folder);

    [LinuxTheory]
    [InlineData(Folder + "/home/u/a.tif", "/home/u/a.tif")]
    [InlineData(Folder + "/home/u/a%3Ab.tif", "/home/u/a:b.tif")]
    [InlineData("The raster " + Folder + "/home/u/a.tif and " + Folder + "/b.tif differ.", "The raster /home/u/a.tif and /b.tif differ.")]
    [InlineData("No upload \"" + Client + "/home/u/a.tif\".", "No upload \"/home/u/a.tif\".")]
    [InlineData("C:\\srv\\uploads\\00\\" + "x", "C:\\srv\\uploads\\00\\x")]
    [InlineData("/srv/my host/other.tif", "/srv/my host/other.tif")]
    public void Paths_of_the_host_become_this_machines(string said, string shown) => Assert.Equal(shown, words.Translate(said));

    [LinuxFact]
    public void A_path_comes_back_as_the_client_spelt_it()
    {
        words.Remember("/home/u/a.tif", "/home/u/x/../a.tif");

        Assert.Equal("/home/u/x/../a.tif", words.Translate(Folder + "/home/u/a.tif"));
        Assert.Equal("/home/u/b.tif", words.Translate(Folder + "/home/u/b.tif"));
    }

    [LinuxFact]
    public void All_of_a_message_but_its_paths_stays_byte_for_byte()
    {
        string message = $$"""{ "jsonrpc" : "2.0","id":1e0, "result":{"n": 1.50, "t":"\u00e9\/","deep":[[{"path":"{{Folder}}/home/\u6c34 \"a\".tif"}]],"z":-0} }""";

        string translated = Encoding.UTF8.GetString(words.Translate(Encoding.UTF8.GetBytes(message)));

        Assert.Equal("""{ "jsonrpc" : "2.0","id":1e0, "result":{"n": 1.50, "t":"\u00e9\/","deep":[[{"path":"/home/水 \"a\".tif"}]],"z":-0} }""", translated);
        byte[] plain = Encoding.UTF8.GetBytes("""{"id":1,"result":{"path":"/srv/my host/a.tif"}}""");
        Assert.Same(plain, words.Translate(plain));
    }

    [LinuxFact]
    public void A_host_on_windows_is_understood_as_well()
    {
        HostWords windows = new(new UploadPaths(Client), @"D:\state\uploads\00\" + Client);

        Assert.Equal("/home/u/a.tif", windows.Translate($@"D:\state\uploads\00\{Client}\home\u\a.tif"));
        Assert.Equal("/home/u/a.tif", windows.ToLocal($@"D:\state\uploads\00\{Client}\home\u\a.tif"));
    }
}
