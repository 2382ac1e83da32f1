namespace RsPlugins.RsmClip.Model.Configuration;

/// <summary>The sizes of a two-tower model in open_clip's hub layout.</summary>
/// <param name="EmbedDim">Channels of the embedding that both towers share.</param>
/// <param name="Vision">The vision tower.</param>
/// <param name="Text">The text tower.</param>
/// <param name="Preprocess">The normalisation of pixel values.</param>
public sealed record ModelConfig(int EmbedDim, VisionConfig Vision, TextConfig Text, PreprocessConfig Preprocess)
{
    /// <summary>The configuration file's name.</summary>
    public const string FileName = "open_clip_config.json";

    /// <summary>The sizes of RS-M-CLIP: open_clip's xlm-roberta-base-ViT-B-32.</summary>
    public static ModelConfig RsMClip { get; } = new(
        512,
        new VisionConfig(224, 32, 768, 12, 12, 3072),
        HubText.Known["xlm-roberta-base"] with { ProjectionWidth = 640 },
        PreprocessConfig.Clip);

    /// <summary>Reads open_clip_config.json of a folder, in the old or the new spelling of its keys.</summary>
    /// <param name="folder">The checkpoint's folder.</param>
    /// <exception cref="Checkpoints.CheckpointException">The file is missing, is no JSON, or asks for something that this model does not have.</exception>
    public static ModelConfig Read(string folder) => HubConfigReader.Read(folder);

    /// <summary>Writes open_clip_config.json into a folder; text towers without a published name carry their sizes in hf_model_config.</summary>
    /// <param name="folder">An existing folder.</param>
    public void Write(string folder) => HubConfigWriter.Write(this, folder);
}
