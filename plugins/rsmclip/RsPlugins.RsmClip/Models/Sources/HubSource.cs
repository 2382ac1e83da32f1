using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Models.Hub;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>A repository of the Hugging Face hub, or of what HF_ENDPOINT names in its place.</summary>
/// <param name="repository">The repository.</param>
/// <param name="options">How to reach the hub.</param>
internal sealed class HubSource(HubRepository repository, HubOptions options) : IModelSource
{
    private readonly ModelPreset? preset = ModelPreset.Find($"hf:{repository.Id}");

    public string Name => $"hf:{repository}";

    public string SuggestedId => preset?.Id ?? repository.Id[(repository.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public bool Resumes => true;

    // The work of a tool has a thread of its own, which may wait.
    public string? Fill(string folder, IToolContext context, CancellationToken cancellationToken) => FillAsync(folder, context, cancellationToken).GetAwaiter().GetResult();

    private async Task<string?> FillAsync(string folder, IToolContext context, CancellationToken cancellationToken)
    {
        using HubClient hub = new(options, context.Log);
        context.Report(new ToolProgress(null, "asking the hub", $"Asking {options.Endpoint.Host} for {repository}"));
        HubListing listing = await hub.ListAsync(repository, cancellationToken).ConfigureAwait(false);
        Dictionary<string, HubFile> files = listing.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        if (ModelFiles.Missing(files.Keys, knownSizes: preset is not null) is { Count: > 0 } missing)
        {
            throw new CheckpointException($"{repository} on {options.Endpoint.Host} is no model that can be used: it has no {string.Join(" and no ", missing)}.", "Name a repository in open_clip's hub layout with an XLM-R text tower.");
        }

        HubFile[] wanted = [.. ModelFiles.Wanted(files.Keys).Select(name => files[name])];
        if (wanted.FirstOrDefault(file => file.Size > ModelFiles.LargestOf(file.Name)) is { } large)
        {
            throw new CheckpointException($"{large.Name} of {repository} has {ByteText.Of(large.Size)}, too many for such a file.", "Name a repository in open_clip's hub layout.");
        }

        long total = wanted.Sum(file => file.Size);
        HubDownload download = new(hub, repository, listing.Commit, folder, new CopyProgress(context, "downloading", total));
        FreeSpace.Require(folder, total - download.BytesThere(wanted));
        foreach (HubFile file in wanted)
        {
            await download.FetchAsync(file, cancellationToken).ConfigureAwait(false);
        }

        if (!files.ContainsKey(ModelConfig.FileName))
        {
            preset!.Config.Write(folder);
        }

        return listing.Commit;
    }
}
