using System.Text;
using RsPlugins.Host.Plugins;

namespace RsPlugins.Host.Tests.Plugins;

public sealed class ManifestTextTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "empty", [], "it is empty" },
        { "latin", [.. "{ \"id\": \"caf"u8, 0xE9, .. "\" }"u8], "it is not UTF-8" },
        { "utf16", Encoding.Unicode.GetBytes("{}"), "it is not JSON" },
        { "mark", [0xEF, 0xBB, 0xBF, .. "{}"u8], "byte order mark" },
        { "comment", [.. "{ } // hello"u8], "it is not JSON" },
        { "comma", [.. "{ \"a\": 1, }"u8], "it is not JSON" },
        { "two", [.. "{ } { }"u8], "it is not JSON" },
        { "cut", [.. "{ \"a\": "u8], "it is not JSON" },
        { "surrogate", [.. "{ \"a\": \"\\ud800\" }"u8], "half a character" },
        { "name", [.. "{ \"\\udc00\": 1 }"u8], "half a character" },
        { "twice", [.. "{ \"a\": 1,\n  \"\\u0061\": 2 }"u8], "line 2, byte 3: it names \"a\" twice" },
        { "deep", Encoding.UTF8.GetBytes(Nested(ManifestText.MaximumDepth + 1)), "it is nested deeper than 64" },
        { "abyss", Encoding.UTF8.GetBytes(Nested(100_000)), "it is nested deeper than 64" },
        { "large", Encoding.UTF8.GetBytes("\"" + new string('x', ManifestText.MaximumBytes - 1) + "\""), "it is larger than 1 MiB" },
    };

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Refused))]
    public void Says_why_it_is_refused(string name, byte[] bytes, string reason)
    {
        string path = folder.File(name + ".plugin.json", string.Empty);
        File.WriteAllBytes(path, bytes);

        ManifestException broken = Assert.Throws<ManifestException>(() => ManifestText.Read(path));

        Assert.Contains(reason, Assert.Single(broken.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_what_is_just_within_the_limits()
    {
        _ = ManifestText.Read(folder.File("deep.plugin.json", Nested(ManifestText.MaximumDepth)));
        _ = ManifestText.Read(folder.File("large.plugin.json", "\"" + new string('x', ManifestText.MaximumBytes - 2) + "\""));
        _ = ManifestText.Read(folder.File("same.plugin.json", """{ "a": { "b": 1 }, "c": [{ "b": 1 }, { "b": "\ud83d\ude00" }] }"""));
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
