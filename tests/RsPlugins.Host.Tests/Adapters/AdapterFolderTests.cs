using RsPlugins.Host.Adapters;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tests.Adapters;

/// <summary>Folders that adapters are copied into: nothing of anyone else is touched, and nothing is left half done.</summary>
public sealed class AdapterFolderTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    private string Target => Path.Combine(temporary.Path, "plugins", "rsplugins_qgis");

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Files_and_texts_are_installed_and_removed_without_a_trace()
    {
        (AdapterAction action, IReadOnlyList<string> kept) = Put("1.0.0", ("__init__.py", "a"), ("host/location.py", "b"));

        Assert.Equal(AdapterAction.Installed, action);
        Assert.Empty(kept);
        Assert.Equal(["__init__.py", "host.path", "host/location.py", "installation.json"], Names());
        Assert.Equal("/opt/rsplugins\n", File.ReadAllText(Path.Combine(Target, "host.path")));

        // QGIS leaves bytecode when it loads a plugin.
        Write("__pycache__/__init__.cpython-311.pyc", "x");
        Assert.Empty(new AdapterFolder(Target).Clear());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void The_same_again_changes_nothing_and_another_version_takes_its_place()
    {
        Put("1.0.0", ("a.py", "1"), ("gone.py", "1"));
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(Target, "installation.json"));

        Assert.Equal(AdapterAction.Unchanged, Put("1.0.0", ("a.py", "1"), ("gone.py", "1")).Action);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Target, "installation.json")));

        Assert.Equal(AdapterAction.Updated, Put("1.0.1", ("a.py", "2")).Action);
        Assert.Equal(["a.py", "host.path", "installation.json"], Names());
        Assert.Equal("2", File.ReadAllText(Path.Combine(Target, "a.py")));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Target)!));
    }

    [Fact]
    public void Files_of_others_outlive_an_update_and_a_removal()
    {
        Put("1.0.0", ("a.py", "1"), ("b/c.py", "1"));
        Write("notes.txt", "mine");

        Assert.Equal(["notes.txt"], Put("1.0.1", ("a.py", "2"), ("b/c.py", "1")).Kept);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Target, "notes.txt")));

        Assert.Equal(["notes.txt"], new AdapterFolder(Target).Clear());
        Assert.Equal(["notes.txt"], Names());
    }

    [Fact]
    public void What_someone_changed_is_neither_overwritten_nor_removed()
    {
        Put("1.0.0", ("a.py", "1"), ("b.py", "1"));
        Write("a.py", "changed");

        ToolException refused = Assert.Throws<ToolException>(() => Put("1.0.1", ("a.py", "2"), ("b.py", "2")));
        Assert.Equal(ErrorIds.PathForbidden, refused.Id);
        Assert.Contains("a.py", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", File.ReadAllText(Path.Combine(Target, "b.py")));

        Assert.Equal(["a.py"], new AdapterFolder(Target).Clear());
        Assert.Equal(["a.py"], Names());
    }

    [Fact]
    public void What_the_adapter_wrote_and_listed_goes_with_it_and_nothing_else()
    {
        Put("1.0.0", ("a.py", "1"));
        string outside = temporary.File("outside.xml", "someone's");
        Write("help.xml", "help");
        Write("like.help.xml", "mine");
        Write("list.txt", $"help.xml\n../../outside.xml\n{outside}\ngone.xml\n");

        Assert.Equal(["like.help.xml"], new AdapterFolder(Target, "list.txt").Clear());
        Assert.Equal(["like.help.xml"], Names());
        Assert.Equal("someone's", File.ReadAllText(outside));
    }

    [Fact]
    public void An_update_leaves_out_what_the_adapter_writes_anew()
    {
        Put("1.0.0", ("a.py", "1"));
        Write("help.xml", "help");
        Write("notes.txt", "mine");
        Write("list.txt", "help.xml\n");

        (AdapterAction action, IReadOnlyList<string> kept) = Put("1.0.1", "list.txt", ("a.py", "2"));

        Assert.Equal((AdapterAction.Updated, "notes.txt"), (action, Assert.Single(kept)));
        Assert.Equal(["a.py", "host.path", "installation.json", "notes.txt"], Names());
    }

    [Fact]
    public void A_file_of_others_is_not_overwritten_by_a_new_one_of_that_name()
    {
        Put("1.0.0", ("a.py", "1"));
        Write("new.py", "mine");

        Assert.Throws<ToolException>(() => Put("1.0.1", ("a.py", "1"), ("new.py", "ours")));
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Target, "new.py")));
    }

    [Fact]
    public void A_folder_that_others_made_is_left_alone()
    {
        Write("metadata.txt", "someone's");

        Assert.Throws<ToolException>(() => Put("1.0.0", ("metadata.txt", "ours")));
        Assert.Empty(new AdapterFolder(Target).Clear());
        Assert.Equal("someone's", File.ReadAllText(Path.Combine(Target, "metadata.txt")));
    }

    [LinuxFact]
    public void A_link_is_left_alone()
    {
        string elsewhere = Path.GetDirectoryName(temporary.File("elsewhere/metadata.txt", "developer's"))!;
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        Directory.CreateSymbolicLink(Target, elsewhere);

        Assert.Throws<ToolException>(() => Put("1.0.0", ("metadata.txt", "ours")));
        Assert.Equal("developer's", File.ReadAllText(Path.Combine(elsewhere, "metadata.txt")));
    }

    [Fact]
    public void What_an_interrupted_installation_left_goes_with_the_next()
    {
        string left = Path.Combine(Path.GetDirectoryName(Target)!, ".rsplugins_qgis.0123.part");
        Directory.CreateDirectory(left);
        string foreign = Path.Combine(Path.GetDirectoryName(Target)!, ".other.part");
        Directory.CreateDirectory(foreign);

        Put("1.0.0", ("a.py", "1"));

        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(foreign));
    }

    private (AdapterAction Action, IReadOnlyList<string> Kept) Put(string version, params (string Name, string Content)[] files) => Put(version, null, files);

    private (AdapterAction Action, IReadOnlyList<string> Kept) Put(string version, string? generatedFile, params (string Name, string Content)[] files)
    {
        Dictionary<string, string> sources = files.ToDictionary(file => file.Name, file => temporary.File($"source/{Guid.NewGuid():N}", file.Content), StringComparer.Ordinal);
        Dictionary<string, string> texts = new(StringComparer.Ordinal) { ["host.path"] = "/opt/rsplugins\n" };
        return new AdapterFolder(Target, generatedFile).Put(sources, texts, hashes => new InstallationRecord("qgis", version, ["/opt/rsplugins"], hashes, new Dictionary<string, string?>()));
    }

    private void Write(string name, string content) => temporary.File(Path.Combine("plugins", "rsplugins_qgis", name), content);

    private string[] Names() =>
        [.. Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Target, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
