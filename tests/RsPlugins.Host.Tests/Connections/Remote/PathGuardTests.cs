using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Connections.Remote;

public sealed class PathGuardTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PathGuard guard;

    public PathGuardTests()
    {
        foreach (string name in new[] { "uploads", "served", "served-not", "private" })
        {
            folder.File(Path.Combine(name, "a.tif"), "x");
        }

        File.CreateSymbolicLink(At("uploads/out.tif"), At("private/a.tif"));
        Directory.CreateSymbolicLink(At("served/out"), "../private");
        Directory.CreateSymbolicLink(At("served/in"), "../uploads");
        Directory.CreateSymbolicLink(At("served/chain"), "out");
        Directory.CreateSymbolicLink(At("served/circle"), "circle");
        Directory.CreateSymbolicLink(At("served-link"), "served");
        guard = new PathGuard(At("uploads"), [At("served-link")]);
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.tif", "uploads/a.tif")]
    [InlineData("new/sub/b.tif", "uploads/new/sub/b.tif")]
    [InlineData("./new/../a.tif", "uploads/a.tif")]
    [InlineData("@/served/a.tif", "served/a.tif")]
    [InlineData("@/served-link/new.tif", "served/new.tif")]
    [InlineData("@/served", "served")]
    [InlineData("@/served/in/a.tif", "uploads/a.tif")]
    [InlineData("../served/a.tif", "served/a.tif")]
    public void Serves_what_lies_in_its_folders(string path, string real) => Assert.Equal(At(real), guard.Resolve(Full(path)));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../private/a.tif")]
    [InlineData("new/../../private/a.tif")]
    [InlineData("@/private/a.tif")]
    [InlineData("@/served-not/a.tif")]
    [InlineData("/etc/passwd")]
    [InlineData("/")]
    [InlineData("/vsicurl/http://127.0.0.1/a.tif")]
    [InlineData("out.tif")]
    [InlineData("@/served/out/a.tif")]
    [InlineData("@/served/out/new.tif")]
    [InlineData("@/served/chain/a.tif")]
    [InlineData("@/served/circle/a.tif")]
    [InlineData("@/served/in/../private/a.tif")]
    [InlineData("a\0.tif")]
    [InlineData("file:///etc/passwd")]
    [InlineData("CON")]
    [InlineData("new/nul.tif")]
    [InlineData("COM1 .tif")]
    [InlineData("a.tif:stream")]
    [InlineData("a.tif.")]
    [InlineData("new /a.tif")]
    [InlineData("..\\private\\a.tif")]
    [InlineData("a\n.tif")]
    [InlineData("水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水.tif")]
    public void Refuses_everything_else(string path) => Assert.Equal(ErrorIds.PathForbidden, Assert.Throws<ToolException>(() => guard.Resolve(Full(path))).Id);

    [LinuxFact]
    public async Task What_is_neither_file_nor_folder_is_refused_and_nobody_waits_for_it()
    {
        using Process made = Process.Start("mkfifo", [At("served/pipe.tif")]);
        await made.WaitForExitAsync();
        File.CreateSymbolicLink(At("served/device.tif"), "/dev/zero");
        PathGuard wide = new(At("uploads"), [At("served"), "/dev"]);
        using RemoteFiles files = new(wide, 1 << 20, TimeSpan.FromDays(1));

        foreach (string path in new[] { At("served/pipe.tif"), At("served/device.tif"), "/dev/zero" })
        {
            Assert.Equal(ErrorIds.PathForbidden, (await Assert.ThrowsAsync<ToolException>(() => files.GetAsync(new FileGetParams(path, 0, 10), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10)))).Id);
            Assert.Equal(ErrorIds.PathForbidden, (await Assert.ThrowsAsync<ToolException>(() => files.StatAsync(new FileStatParams(path, Hash: true), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10)))).Id);
            Assert.Equal(ErrorIds.PathForbidden, Assert.Throws<ToolException>(() => wide.Resolve(path)).Id);
        }

        Assert.Equal(At("served/a.tif"), wide.Resolve(At("served/a.tif")));
        Assert.Equal(At("served"), wide.Resolve(At("served")));
    }

    [Theory]
    [InlineData("raster", "\"../private/a.tif\"")]
    [InlineData("rasters", "[\"a.tif\", \"../private/a.tif\"]")]
    [InlineData("vector", "\"/etc/passwd\"")]
    [InlineData("file", "\"../private/new\"")]
    [InlineData("folder", "\"..\"")]
    [InlineData("model", "\"../private\"")]
    [InlineData("model", "\"..\"")]
    [InlineData("hits", "\"/etc/passwd\"")]
    [InlineData("not invented yet", "{ \"path\": [\"/etc/passwd\"] }")]
    public void Every_kind_that_is_a_path_is_checked(string kind, string value) =>
        Assert.Equal(ErrorIds.PathForbidden, Assert.Throws<ToolException>(() => Admit(kind, value)).Id);

    [Theory]
    [InlineData("text", "\"/etc/passwd\"")]
    [InlineData("texts", "[\"..\"]")]
    [InlineData("model", "\"rs-m-clip-mini\"")]
    [InlineData("raster", "null")]
    [InlineData("raster", "3")]
    public void What_is_no_path_is_left_alone(string kind, string value) => Assert.Equal(JsonNode.Parse(value)?.ToJsonString(), Admit(kind, value)?.ToJsonString());

    [Theory]
    [InlineData("raster", "\"a.tif\"", "uploads/a.tif")]
    [InlineData("model", "\"a.tif\"", "uploads/a.tif")]
    [InlineData("file", "\"new.gpkg\"", "uploads/new.gpkg")]
    public void Relative_paths_become_full_ones(string kind, string value, string real) => Assert.Equal(At(real), Admit(kind, value)!.GetValue<string>());

    [Fact]
    public async Task The_arguments_of_a_remote_call_are_checked()
    {
        await using RemoteHost host = await RemoteHost.StartAsync();
        using ClientWebSocket socket = await host.OpenAsync();

        JsonNode refused = await RemoteHost.CallAsync(socket, "tools/call", new { name = "test.echo", arguments = new { text = "a", image = "/etc/passwd" } });
        JsonNode output = await RemoteHost.CallAsync(socket, "tools/call", new { name = "test.slow", arguments = new { output = "../out.txt" } });
        JsonNode fine = await RemoteHost.CallAsync(socket, "tools/call", new { name = "test.echo", arguments = new { text = "a", image = "a.tif" } });

        Assert.Equal((ErrorIds.PathForbidden, -32013), (refused["error"]!["data"]!["id"]!.GetValue<string>(), refused["error"]!["code"]!.GetValue<int>()));
        Assert.Equal(ErrorIds.PathForbidden, output["error"]!["data"]!["id"]!.GetValue<string>());
        Assert.Equal(Path.Combine(host.Uploads, "a.tif"), fine["result"]!["arguments"]!["image"]!.GetValue<string>());
    }

    [Fact]
    public void What_a_manifest_does_not_list_is_refused_where_the_tool_would_take_it()
    {
        ToolManifest open = new("test.tool", "T", "T.", JsonElement.Parse("{}"), JsonElement.Parse("{}"), Annotations: null, []);

        Assert.Equal(ErrorIds.ArgumentInvalid, Assert.Throws<ToolException>(() => guard.Admit(open, JsonElement.Parse("""{ "hidden": "/etc/passwd" }"""))).Id);
    }

    [Fact]
    public void What_is_for_clients_of_this_user_only_may_be_left_at_its_default()
    {
        Assert.Equal("", Admit("text", "\"\"", localOnly: true)!.GetValue<string>());
        ToolException refused = Assert.Throws<ToolException>(() => Admit("text", "\"http://127.0.0.1/\"", localOnly: true));
        Assert.Equal(ErrorIds.HostDenied, refused.Id);
        Assert.Contains("\"p\"", refused.Message, StringComparison.Ordinal);
    }

    private JsonNode? Admit(string kind, string value, bool localOnly = false)
    {
        JsonElement none = JsonDocument.Parse("{}").RootElement;
        ToolParameter parameter = new("p", kind, "P", "P.", JsonElement.Parse("""{ "default": "" }"""), Required: false, Group: null, Advanced: false, localOnly);
        JsonElement closed = JsonElement.Parse("""{ "additionalProperties": false }""");
        ToolManifest tool = new("test.tool", "T", "T.", closed, none, Annotations: null, [parameter]);
        JsonElement arguments = JsonDocument.Parse($$"""{ "p": {{value}}, "other": "/etc/passwd" }""").RootElement;
        return JsonNode.Parse(guard.Admit(tool, arguments).GetRawText())!["p"];
    }

    private string At(string path) => Path.Combine(folder.Path, path);

    private string Full(string path) => path.StartsWith('@') ? folder.Path + path[1..] : path;
}
