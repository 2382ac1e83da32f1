using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.RsmClip.Inference;

/// <summary>A model ready to run.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="Config">Its sizes.</param>
/// <param name="Export">Its graphs.</param>
/// <param name="Provider">What runs it: "CPU" or "DirectML".</param>
/// <param name="Notice">What the user should know, for instance why an accelerator is not used; or null.</param>
/// <param name="Images">The vision tower.</param>
/// <param name="Texts">The text tower.</param>
public sealed record LoadedModel(string Id, string Folder, ModelConfig Config, ExportedModel Export, string Provider, string? Notice, ImageEncoder Images, TextEncoder Texts) : IDisposable
{
    /// <summary>The accounts that further towers of the model are entered in.</summary>
    internal ModelMemory? Memory { get; init; }

    /// <summary>What turns its cosines into probabilities; null when its folder holds no calibration for it.</summary>
    public Calibration? Calibration { get; } = Calibration.Read(Folder, Export.ContentHash);

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        Texts.Dispose();
    }
}
