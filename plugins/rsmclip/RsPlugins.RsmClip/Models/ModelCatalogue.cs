using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Models;

/// <summary>The models there are, and those that can be had.</summary>
/// <param name="models">The models.</param>
internal sealed class ModelCatalogue(ModelPool models)
{
    private const string Shipped = "shipped";

    /// <summary>All models: the installed ones by id, then the presets that are not.</summary>
    public IReadOnlyList<ModelEntry> List()
    {
        ModelEntry[] installed = [.. models.Store.List().Select(Installed)];
        return [.. installed, .. ModelPreset.All.Where(preset => installed.All(entry => entry.Id != preset.Id)).Select(Available)];
    }

    private static ModelEntry Available(ModelPreset preset) => new(
        preset.Id,
        preset.Title,
        "available",
        Default: false,
        Removable: false,
        preset.Bytes,
        MemoryBytes: 0,
        preset.License,
        preset.Languages,
        preset.Source,
        Revision: null,
        new ModelDetails(preset.Config.EmbedDim, preset.Config.Vision.ImageSize, Problem: null, []));

    private ModelEntry Installed(string id)
    {
        string folder = models.Store.Find(id).Folder;
        bool removable = !models.Store.IsShipped(id);
        InstalledRecord? record = InstalledRecord.Read(folder);
        ModelCard card = ModelCard.Read(folder);
        ModelPreset? preset = record is null ? null : ModelPreset.Find(record.Source);
        return new ModelEntry(
            id,
            preset?.Title ?? card.Title ?? id,
            "installed",
            id == ModelStore.DefaultModel,
            removable,
            ModelInstaller.SizeOf(folder),
            models.Memory.Open.Where(tower => tower.Model == id).Sum(tower => tower.Bytes),
            card.License?.ToUpperInvariant() ?? preset?.License,
            card.Languages.Count > 0 ? card.Languages : preset?.Languages ?? [],
            record?.Source ?? (removable ? "unknown" : Shipped),
            record?.Revision,
            Details(folder, card.Figures));
    }

    private static ModelDetails Details(string folder, IReadOnlyList<ModelFigure> figures)
    {
        try
        {
            ModelConfig config = ModelConfig.Read(folder);
            return new ModelDetails(config.EmbedDim, config.Vision.ImageSize, Problem: null, figures);
        }
        catch (CheckpointException wrong)
        {
            return new ModelDetails(0, 0, wrong.Message, figures);
        }
    }
}
