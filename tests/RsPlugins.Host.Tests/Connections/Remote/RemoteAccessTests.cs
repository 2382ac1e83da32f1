using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using RsPlugins.Host.Connections.Remote;
using RsPlugins.Host.Jobs;
using RsPlugins.Host.Plugins;
using RsPlugins.Host.Tests.Jobs;
using RsPlugins.Host.Tools;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Connections.Remote;

/// <summary>Calls for a client on another machine reach what that client may reach, whoever makes them and whenever.</summary>
public sealed class RemoteAccessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly PluginCatalogue Catalogue = PluginCatalogue.Read([Fixtures.Path("plugins", "Echo", "echo.plugin.json")]);

    private readonly TemporaryFolder folder = new();
    private readonly List<string> reached = [];
    private bool[]? reaches;

    public RemoteAccessTests() => Directory.CreateDirectory(Served);

    private string Served => Path.Combine(folder.Path, "served");

    private string State => Path.Combine(folder.Path, "state");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task A_tool_that_calls_another_for_a_remote_client_reaches_no_more_than_the_client(bool jobs, bool detached)
    {
        using RemoteAccess access = Open();
        await using ToolRegistry registry = With(access, jobs);
        string client = access.Mark + "qgis";

        Assert.Equal(ErrorIds.PathForbidden, await FailureAsync(registry, "../outside.txt", client, detached));
        Assert.Equal(ErrorIds.PathForbidden, await FailureAsync(registry, "/etc/passwd", client, detached));
        Assert.Empty(reached);

        await CallAsync(registry, Path.Combine(Served, "inside.txt"), client, detached);
        await CallAsync(registry, "upload.txt", client, detached);
        Assert.Equal([Path.Combine(Served, "inside.txt"), Path.Combine(access.Guard.Uploads, "upload.txt")], reached);
        Assert.Equal([true, false], reaches!);

        await CallAsync(registry, "/etc/passwd", "qgis", detached);
        await CallAsync(registry, "/etc/passwd", "remote sensing tools", detached);
        Assert.Equal(["/etc/passwd", "/etc/passwd"], reached[2..]);
        Assert.Null(reaches);
    }

    [Fact]
    public async Task A_tool_for_clients_of_this_user_only_is_not_called_by_another_for_a_remote_one()
    {
        using RemoteAccess access = Open();
        PluginManifest echo = Catalogue.Manifests[0];
        ToolManifest units = echo.Tools.Single(tool => tool.Name == "test.units");
        ToolManifest local = new(units.Name, units.Title, units.Description, units.InputSchema, units.Outputs, JsonElement.Parse("""{ "localOnly": true }"""), units.Parameters);
        await using ToolRegistry registry = With(access, jobs: true, new PluginCatalogue([echo with { Tools = [.. echo.Tools.Select(tool => tool == units ? local : tool)] }], []));

        Assert.Equal(ErrorIds.HostDenied, await FailureAsync(registry, Path.Combine(Served, "a"), access.Mark + "qgis", detached: false));
        Assert.Empty(reached);
        await CallAsync(registry, Path.Combine(Served, "a"), "qgis", detached: false);
        Assert.Single(reached);
    }

    [Fact]
    public async Task A_job_that_another_host_goes_on_with_reaches_no_more_than_before()
    {
        using RemoteAccess access = Open();
        string id = await InterruptedAsync(access.Mark + "qgis", "/etc/passwd");
        await using ToolRegistry registry = With(access, jobs: true);
        registry.Jobs!.LookAfterOthers();
        await registry.Jobs.Book.Ready;

        ToolException refused = await Assert.ThrowsAsync<ToolException>(() => registry.Jobs.Book.WaitAsync(id, null, CancellationToken.None).WaitAsync(Patience));

        Assert.Equal(ErrorIds.PathForbidden, refused.Id);
        Assert.Equal(2, (await registry.Jobs.Book.GetAsync(id)).Attempt);
        Assert.Empty(reached);
    }

    [Fact]
    public async Task A_job_of_a_client_whom_the_next_host_does_not_serve_waits_for_one_that_does()
    {
        string inside = Path.Combine(Served, "inside.txt");
        string client;
        using (RemoteAccess access = Open())
        {
            client = access.Mark + "qgis";
        }

        string id = await InterruptedAsync(client, inside);
        await using (ToolRegistry alone = With(access: null, jobs: true))
        {
            alone.Jobs!.LookAfterOthers();
            await alone.Jobs.Book.Ready;
            JobStatus waiting = await alone.Jobs.Book.GetAsync(id);
            Assert.Equal(("interrupted", ErrorIds.HostDenied), (waiting.State, waiting.Error!.Id));
            Assert.Contains("--listen", waiting.Error.Hint, StringComparison.Ordinal);
            Assert.Equal(ErrorIds.HostDenied, (await Assert.ThrowsAsync<ToolException>(() => alone.Jobs.Book.ResumeAsync(id))).Id);
            Assert.Empty(reached);
        }

        using RemoteAccess again = Open();
        await using ToolRegistry serving = With(again, jobs: true);
        await serving.Jobs!.Book.ResumeAsync(id);
        await serving.Jobs.Book.WaitAsync(id, null, CancellationToken.None).WaitAsync(Patience);
        Assert.Equal([inside], reached);
    }

    [Fact]
    public void What_replaced_tokens_left_behind_goes_when_it_is_old()
    {
        string own;
        using (RemoteAccess first = Open())
        {
            own = first.Guard.Uploads;
        }

        string old = Upload("0000000000000000", "sub/old.tif", TimeSpan.FromDays(8));
        string mixed = Upload("1111111111111111", "old.tif", TimeSpan.FromDays(8));
        string young = Upload("1111111111111111", "young.tif", TimeSpan.FromDays(6));
        string kept = Upload(Path.GetFileName(own), "kept.tif", TimeSpan.FromDays(6));
        string behind = folder.File("behind.tif", "x");
        File.SetLastWriteTimeUtc(behind, DateTime.UtcNow - TimeSpan.FromDays(8));
        File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(old)!, "link.tif"), behind);

        using RemoteAccess second = Open();

        Assert.Equal(own, second.Guard.Uploads);
        Assert.False(Directory.Exists(Path.Combine(State, "uploads", "0000000000000000")));
        Assert.Equal((false, true, true, true), (File.Exists(mixed), File.Exists(young), File.Exists(kept), File.Exists(behind)));
    }

    private RemoteAccess Open() =>
        RemoteAccess.Open(ListenOptions.Of(ListenOptions.DefaultUrl, Path.Combine(folder.Path, "token"), null, false, [], [Served]), Directory.CreateDirectory(State).FullName);

    // test.slow calls test.units with the path that its caller gave it as a text, in which no guard looks for paths.
    private ToolRegistry With(RemoteAccess? access, bool jobs, PluginCatalogue? catalogue = null)
    {
        ToolRegistry registry = new(catalogue ?? Catalogue, _ => new Caller(this), NullLoggerFactory.Instance) { Remote = access };
        registry.Jobs = jobs ? new JobRunner(registry, State, JobRetention.FromEnvironment(), NullLogger.Instance) : null;
        return registry;
    }

    private static async Task CallAsync(ToolRegistry registry, string path, string client, bool detached)
    {
        JsonElement arguments = JsonSerializer.SerializeToElement(new { text = path });
        ToolCallParams call = new("test.echo", arguments);
        if (detached)
        {
            string id = await registry.Jobs!.DetachAsync(call, client);
            await registry.Jobs.Book.WaitAsync(id, null, CancellationToken.None).WaitAsync(Patience);
            return;
        }

        await (registry.Jobs?.CallAsync(call, client, null, CancellationToken.None) ?? registry.CallAsync("test.echo", arguments, null, CancellationToken.None, client: client)).WaitAsync(Patience);
    }

    private static async Task<string> FailureAsync(ToolRegistry registry, string path, string client, bool detached) =>
        (await Assert.ThrowsAsync<ToolException>(() => CallAsync(registry, path, client, detached))).Id;

    private async Task<string> InterruptedAsync(string client, string path)
    {
        JobRecord record = JobJournalTests.Record("running", detached: true, resumable: true, tool: "test.echo") with { Host = "1 1 another" };
        record = record with { Status = record.Status with { Client = client, Arguments = JsonSerializer.SerializeToElement(new { text = path }) } };
        await using JobJournal journal = new(Directory.CreateDirectory(State).FullName, JobRetention.FromEnvironment(), NullLogger.Instance);
        await journal.WriteAsync(record);
        return record.Status.Id;
    }

    private string Upload(string owner, string name, TimeSpan age)
    {
        string file = Path.Combine(State, "uploads", owner, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "x");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow - age);
        return file;
    }

    private sealed class Caller(RemoteAccessTests test) : IPluginRuntime
    {
        public async Task<JsonObject> CallAsync(string tool, JsonElement arguments, IToolContext context, CancellationToken cancellationToken)
        {
            if (tool == "test.echo")
            {
                return await context.CallToolAsync("test.units", new JsonObject { ["output"] = arguments.GetProperty("text").GetString() }, cancellationToken);
            }

            test.reached.Add(arguments.GetProperty("output").GetString()!);
            test.reaches = context.Reach is { } reach ? [reach(Path.Combine(test.Served, "new.txt")), reach("/etc/passwd")] : null;
            return [];
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
