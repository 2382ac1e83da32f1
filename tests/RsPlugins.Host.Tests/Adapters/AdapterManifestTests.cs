using RsPlugins.Host.Adapters;
using RsPlugins.Host.Tools;
using RsPlugins.Tests;

namespace RsPlugins.Host.Tests.Adapters;

/// <summary>The shipped adapters' manifests: as the schema wants them, and true.</summary>
public sealed class AdapterManifestTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "manifests"), "*.adapter.json").Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_manifest_follows_the_schema(string file)
    {
        NJsonSchema.JsonSchema schema = SchemaText.Parse(File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", "schema", "adapter.schema.json")));

        Assert.Empty(schema.Validate(File.ReadAllText(Path.Combine(Fixtures.Root, "manifests", file))));
    }

    [Fact]
    public void Every_manifest_is_read_and_named_after_its_adapter()
    {
        IReadOnlyList<AdapterManifest> adapters = AdapterManifest.ReadAll(Fixtures.Root);

        Assert.Contains(adapters, adapter => adapter.Id == "qgis");
        Assert.Equal(Files.Count, adapters.Count);
        Assert.All(adapters, adapter => Assert.True(File.Exists(Path.Combine(Fixtures.Root, "manifests", adapter.Id + ".adapter.json"))));
    }

    [Fact]
    public void What_is_copied_exists_and_holds_neither_caches_nor_hidden_files()
    {
        foreach (AdapterManifest adapter in AdapterManifest.ReadAll(Fixtures.Root).Where(adapter => adapter.Install.Package is null))
        {
            IReadOnlyDictionary<string, string> files = AdapterFiles.Of(Fixtures.Root, adapter);

            Assert.NotEmpty(files);
            Assert.DoesNotContain(files.Keys, name => name.Contains("__pycache__", StringComparison.Ordinal) || name.Split('/').Any(part => part.StartsWith('.')));
        }
    }
}
