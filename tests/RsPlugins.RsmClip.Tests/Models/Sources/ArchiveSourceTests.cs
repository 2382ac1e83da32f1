using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Models.Sources;

public sealed class ArchiveSourceTests : IDisposable
{
    private readonly ModelsFixture models = new();

    public void Dispose() => models.Dispose();

    [Theory]
    [InlineData("tiny.zip", "")]
    [InlineData("tiny.zip", "a/b/")]
    [InlineData("tiny.tar", "./")]
    [InlineData("tiny.tar.gz", "a/")]
    [InlineData("tiny.TGZ", "")]
    public async Task An_archive_is_unpacked(string name, string inside)
    {
        string archive = Pack(name, inside);

        await models.InstallAsync(archive);

        string folder = Path.Combine(models.Installed, "tiny");
        Assert.Equal(["installed.json", "open_clip_config.json", ModelsFixture.Weights, "sentencepiece.bpe.model", "text_config.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(Path.Combine(PluginFixture.TinyModel, ModelsFixture.Weights)), File.ReadAllBytes(Path.Combine(folder, ModelsFixture.Weights)));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/evil.txt")]
    [InlineData("c:evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    public async Task What_leads_out_is_refused(string entry)
    {
        await RefusedAsync(Pack("bad.zip", "", zip => Write(zip, entry, "evil"u8)), "leads out");
        await RefusedAsync(Pack("bad.tar", "", tar: writer => writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, entry) { DataStream = new MemoryStream([1]) })), "leads out");
        Assert.False(File.Exists(Path.Combine(models.Installed, "evil.txt")));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.Fifo)]
    public async Task Links_and_devices_in_a_tar_are_refused(TarEntryType type) => await RefusedAsync(
        Pack("bad.tar.gz", "", tar: writer => writer.WriteEntry(new PaxTarEntry(type, "model") is var entry && type is TarEntryType.SymbolicLink or TarEntryType.HardLink ? With(entry) : entry)),
        "link or a device");

    [Fact]
    public async Task Links_in_a_zip_are_refused() => await RefusedAsync(
        Pack("bad.zip", "", zip =>
        {
            ZipArchiveEntry entry = zip.CreateEntry("link");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using Stream to = entry.Open();
            to.Write("/etc/passwd"u8);
        }),
        "link or a device");

    [Fact]
    public async Task A_bomb_is_refused_by_what_it_says_and_by_what_it_holds()
    {
        await RefusedAsync(Pack("many.zip", "", zip =>
        {
            for (int i = 0; i < 10_001; i++)
            {
                zip.CreateEntry($"f{i}");
            }
        }), "more than a model has");

        // The directory at the end of the file says that the configuration is short; its data is not.
        string lies = Pack("lies.zip", "", zip => Write(zip, "README.md", new byte[1 << 20]));
        byte[] bytes = File.ReadAllBytes(lies);
        byte[] size = BitConverter.GetBytes(1 << 20);
        for (int at = bytes.AsSpan().IndexOf(size); at >= 0; at = bytes.AsSpan().IndexOf(size))
        {
            bytes[at + 2] = 0;
            bytes[at] = 16;
        }

        File.WriteAllBytes(lies, bytes);
        await RefusedAsync(lies, "");
        string tar = models.File("long.tar");
        byte[] header = new byte[1536];
        Encoding.ASCII.GetBytes("weights").CopyTo(header, 0);
        Encoding.ASCII.GetBytes("0000644\0").CopyTo(header, 100);
        Encoding.ASCII.GetBytes("77777777777\0").CopyTo(header, 124);
        header[156] = (byte)'0';
        Encoding.ASCII.GetBytes("ustar\0").CopyTo(header, 257);
        header.AsSpan(148, 8).Fill((byte)' ');
        int sum = header.AsSpan(0, 512).ToArray().Sum(value => value);
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        File.WriteAllBytes(tar, header);
        await RefusedAsync(tar, "");
    }

    [Theory]
    [InlineData("tiny.zip")]
    [InlineData("tiny.tar")]
    [InlineData("tiny.tar.gz")]
    public async Task An_archive_cut_anywhere_is_refused(string name)
    {
        string archive = Pack(name, "a/");
        byte[] bytes = File.ReadAllBytes(archive);
        for (int i = 0; i < 16; i++)
        {
            File.WriteAllBytes(archive, bytes[..(bytes.Length * i / 16)]);
            await RefusedAsync(archive, "");
        }
    }

    [Fact]
    public async Task Two_models_or_none_are_refused()
    {
        await RefusedAsync(Pack("two.zip", "", zip => Write(zip, "other/open_clip_config.json", "{}"u8)), "more than one");
        await RefusedAsync(Pack("twice.zip", "", zip => Write(zip, ModelsFixture.Weights, "x"u8)), "twice");
        string none = models.File("none.zip");
        using (ZipArchive zip = ZipFile.Open(none, ZipArchiveMode.Create))
        {
            Write(zip, "a.txt", "x"u8);
        }

        await RefusedAsync(none, "no open_clip_config.json");
    }

    private static PaxTarEntry With(PaxTarEntry link)
    {
        link.LinkName = "/etc/passwd";
        return link;
    }

    private static void Write(ZipArchive zip, string name, ReadOnlySpan<byte> bytes)
    {
        using Stream to = zip.CreateEntry(name).Open();
        to.Write(bytes);
    }

    private async Task RefusedAsync(string archive, string reason)
    {
        ToolException failure = await Assert.ThrowsAsync<ToolException>(() => models.InstallAsync(archive));

        Assert.Equal(ErrorIds.ModelDamaged, failure.Id);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Empty(models.Visible);
    }

    private string Pack(string name, string inside, Action<ZipArchive>? zip = null, Action<TarWriter>? tar = null)
    {
        string path = models.File(name);
        File.Delete(path);
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
            foreach (string file in ModelsFixture.TinyFiles)
            {
                Write(archive, inside + file, File.ReadAllBytes(Path.Combine(PluginFixture.TinyModel, file)));
            }

            zip?.Invoke(archive);
            return path;
        }

        using FileStream to = File.Create(path);
        using Stream packed = name.EndsWith(".tar", StringComparison.Ordinal) ? to : new GZipStream(to, CompressionLevel.Fastest);
        using TarWriter writer = new(packed, TarEntryFormat.Pax);
        foreach (string file in ModelsFixture.TinyFiles)
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, inside + file) { DataStream = new MemoryStream(File.ReadAllBytes(Path.Combine(PluginFixture.TinyModel, file))) });
        }

        tar?.Invoke(writer);
        return path;
    }
}
