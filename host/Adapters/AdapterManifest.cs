using System.Text.Json;
using RsPlugins.Sdk.Protocol;

namespace RsPlugins.Host.Adapters;

/// <summary>A shipped adapter: what to copy where, and the versions of the application that it is for. manifests/schema/adapter.schema.json says the same.</summary>
/// <param name="Id">What commands call it, for instance <c>qgis</c>.</param>
/// <param name="Version">Its version.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Application">What loads it.</param>
/// <param name="Install">How it is installed.</param>
/// <param name="Next">What the user does after the installation, step by step; <c>{folder}</c> stands for the folder that was made.</param>
internal sealed record AdapterManifest(
    string Id, string Version, string Title, string Description, AdapterApplication Application, AdapterInstallation Install, IReadOnlyList<string> Next)
{
    private const string Suffix = ".adapter.json";

    /// <summary>Reads the adapters of this installation, in the order of their ids.</summary>
    /// <param name="root">The folder that holds <c>manifests</c>.</param>
    public static IReadOnlyList<AdapterManifest> ReadAll(string root) =>
        [.. Directory.EnumerateFiles(Path.Combine(root, "manifests"), "*" + Suffix).Select(Read).OrderBy(adapter => adapter.Id, StringComparer.Ordinal)];

    private static AdapterManifest Read(string path) => JsonSerializer.Deserialize<AdapterManifest>(File.ReadAllText(path), ProtocolJson.Options)!;
}
