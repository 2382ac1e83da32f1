using System.Text;
using RsPlugins.Host.Adapters;

namespace RsPlugins.Host.Tests.Adapters;

/// <summary>Entries of settings files: what else is in the file stays byte for byte.</summary>
public sealed class QtSettingsTests : IDisposable
{
    private const string Section = "PythonPlugins";
    private const string Key = "rsplugins_qgis";

    private readonly TemporaryFolder folder = new();

    /// <summary>A file, and the file with the entry.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "", "[PythonPlugins]\nrsplugins_qgis=true\n" },
        { "[General]\na=1\n", "[General]\na=1\n\n[PythonPlugins]\nrsplugins_qgis=true\n" },
        { "[General]\r\na=1\r\n", "[General]\r\na=1\r\n\r\n[PythonPlugins]\r\nrsplugins_qgis=true\r\n" },
        { "[PythonPlugins]\nother=true\n\n[UI]\nx=@ByteArray(\\0\\xff)\n", "[PythonPlugins]\nrsplugins_qgis=true\nother=true\n\n[UI]\nx=@ByteArray(\\0\\xff)\n" },
        { "[UI]\nrsplugins_qgis=1\n", "[UI]\nrsplugins_qgis=1\n\n[PythonPlugins]\nrsplugins_qgis=true\n" },
        { "[UI]\nname=\"\u00e9\u6c34\"\n", "[UI]\nname=\"\u00e9\u6c34\"\n\n[PythonPlugins]\nrsplugins_qgis=true\n" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void An_entry_comes_and_goes(string before, string with)
    {
        string file = folder.File("QGIS/QGIS3.ini", before);
        QtSettings entry = new(file, Section, Key);
        Assert.Null(entry.Read());

        entry.Write("true");
        Assert.Equal(with, File.ReadAllText(file));
        Assert.Equal("true", entry.Read());

        entry.Write(null);
        Assert.Equal(before, File.ReadAllText(file));
    }

    [Fact]
    public void An_earlier_value_is_replaced_where_it_stands()
    {
        string file = folder.File("QGIS3.ini", "[PythonPlugins]\na=true\nrsplugins_qgis=false\nz=true\n");
        QtSettings entry = new(file, Section, Key);
        Assert.Equal("false", entry.Read());

        entry.Write("true");

        Assert.Equal("[PythonPlugins]\na=true\nrsplugins_qgis=true\nz=true\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_file_without_a_last_line_end_and_bytes_of_no_encoding_are_kept()
    {
        string file = folder.File("QGIS3.ini", string.Empty);
        File.WriteAllBytes(file, [.. "[UI]\nx="u8, 0xff, 0xfe, 0x80]);

        new QtSettings(file, Section, Key).Write("true");

        byte[] expected = [.. "[UI]\nx="u8, 0xff, 0xfe, 0x80, .. "\n\n[PythonPlugins]\nrsplugins_qgis=true\n"u8];
        Assert.Equal(Encoding.Latin1.GetString(expected), Encoding.Latin1.GetString(File.ReadAllBytes(file)));
    }

    [Fact]
    public void A_missing_file_is_made_with_its_folder()
    {
        string file = Path.Combine(folder.Path, "new", "QGIS3.ini");

        new QtSettings(file, Section, Key).Write("true");

        Assert.Equal("true", new QtSettings(file, Section, Key).Read());
    }

    [LinuxFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void A_link_stays_a_link_and_the_mode_stays()
    {
        string file = folder.File("real.ini", "[UI]\na=1\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        string link = Path.Combine(folder.Path, "QGIS3.ini");
        File.CreateSymbolicLink(link, file);

        new QtSettings(link, Section, Key).Write("true");

        Assert.Equal(file, new FileInfo(link).LinkTarget);
        Assert.Equal("true", new QtSettings(file, Section, Key).Read());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
