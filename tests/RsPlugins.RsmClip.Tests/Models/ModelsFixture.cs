using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Models;
using RsPlugins.RsmClip.Models.Hub;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tests.Models;

/// <summary>A state folder of its own with the tools that change what models there are.</summary>
internal sealed class ModelsFixture : IDisposable
{
    public const string Weights = "open_clip_model.safetensors";
    public static readonly string[] TinyFiles = ["open_clip_config.json", Weights, "open_clip_pytorch_model.bin", "sentencepiece.bpe.model", "text_config.json"];

    private readonly TemporaryFolder folder = new();

    public ModelsFixture(HubOptions? hub = null)
    {
        Models = new ModelPool(new ModelStore(Path.Combine(RsPlugins.Tests.Fixtures.Root, "plugins", "rsmclip", "models"), folder.File("state")));
        Hub = hub;
    }

    public ModelPool Models { get; }

    public HubOptions? Hub { get; set; }

    public string Installed => Models.Store.InstalledFolder;

    /// <summary>Names of what a user can see in the folder of the installed models.</summary>
    public IEnumerable<string> Visible => Directory.Exists(Installed) ? Directory.GetFileSystemEntries(Installed).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')) : [];

    public string File(string name) => folder.File(name);

    public async Task<JsonObject> InstallAsync(string source, string? id = null, bool prepare = false, IToolContext? context = null, CancellationToken cancellationToken = default) =>
        await new InstallModelTool(Models, () => Hub ?? throw new InvalidOperationException("The hub was asked.")).CallAsync(
            JsonSerializer.SerializeToElement(new JsonObject { ["source"] = source, ["id"] = id, ["prepare"] = prepare }),
            context ?? new RecordingContext(),
            cancellationToken);

    public async Task<JsonArray> ListAsync(bool installedOnly = false) =>
        (await new ListModelsTool(Models).CallAsync(JsonSerializer.SerializeToElement(new JsonObject { ["installed_only"] = installedOnly }), new RecordingContext(), CancellationToken.None))["models"]!.AsArray();

    public Task<JsonObject> RemoveAsync(string id) => new RemoveModelTool(Models).CallAsync(JsonSerializer.SerializeToElement(new JsonObject { ["id"] = id }), new RecordingContext(), CancellationToken.None);

    /// <summary>A copy of the tiny model's folder.</summary>
    public string Tiny(string name, params string[] files)
    {
        string copy = Directory.CreateDirectory(folder.File(name)).FullName;
        foreach (string file in files.Length > 0 ? files : TinyFiles)
        {
            System.IO.File.Copy(Path.Combine(PluginFixture.TinyModel, file), Path.Combine(copy, file));
        }

        return copy;
    }

    public void Dispose()
    {
        Models.Dispose();
        folder.Dispose();
    }
}
