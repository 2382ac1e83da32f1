using RsPlugins.Host.Connections.Bridge.Files;

namespace RsPlugins.Host.Tests.Connections.Bridge.Files;

public sealed class TravelFolderTests : IDisposable
{
    private static readonly Uri Url = new("wss://gpu.example:8443/");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void All_programs_of_a_user_have_one_mark_and_a_place_for_each_host()
    {
        TravelFolder[] opened = [.. Enumerable.Range(0, 8).AsParallel().Select(_ => TravelFolder.Open(folder.Path, Url))];
        TravelFolder other = TravelFolder.Open(folder.Path, new Uri("wss://other.example/"));

        Assert.Single(opened.Append(other).Select(one => one.Client).Distinct());
        Assert.Equal(32, other.Client.Length);
        Assert.Single(opened.Select(one => one.Calls).Distinct());
        Assert.NotEqual(opened[0].Calls, other.Calls);
        Assert.Equal(["client"], Directory.GetFiles(Path.Combine(folder.Path, "remote")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_nobody_asked_for_in_a_month_is_forgotten()
    {
        TravelFolder opened = TravelFolder.Open(folder.Path, Url);
        CallRecords records = new(opened.Calls);
        records.Keep(new CallRecord("old", "test.tool", [], [new CallOutput("/a", string.Empty)], "1"));
        records.Keep(new CallRecord("new", "test.tool", ["/b"], [], "2"));
        File.SetLastWriteTimeUtc(Path.Combine(opened.Calls, "old.json"), DateTime.UtcNow.AddDays(-31));

        CallRecords later = new(TravelFolder.Open(folder.Path, Url).Calls);

        Assert.Null(later.OfJob("1"));
        Assert.Equal("/b", Assert.Single(later.OfJob("2")!.Inputs));
        File.WriteAllText(Path.Combine(opened.Calls, "broken.json"), "{");
        Assert.Single(later.All);
    }
}
