using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Towers;

/// <summary>Both towers and the logit scale over one table of parameters.</summary>
public sealed class ClipModel : IDisposable
{
    /// <summary>Name of the logit scale, the natural logarithm of the factor on cosines.</summary>
    public const string LogitScale = "logit_scale";

    /// <summary>Makes a model over parameters, which it then owns.</summary>
    /// <param name="config">Sizes.</param>
    /// <param name="parameters">All tensors of the layout.</param>
    public ClipModel(ModelConfig config, ParameterTable parameters)
    {
        Config = config;
        Parameters = parameters;
        Vision = new VisionTower(parameters, config.Vision);
        Text = new TextTower(parameters, config.Text);
    }

    /// <summary>Sizes.</summary>
    public ModelConfig Config { get; }

    /// <summary>All parameters by open_clip's names.</summary>
    public ParameterTable Parameters { get; }

    /// <summary>Where the parameters are.</summary>
    public Device Device => Parameters[LogitScale].device;

    /// <summary>The vision tower.</summary>
    public VisionTower Vision { get; }

    /// <summary>The text tower.</summary>
    public TextTower Text { get; }

    /// <summary>Loads a checkpoint folder.</summary>
    /// <param name="folder">A folder in open_clip's hub layout.</param>
    public static ClipModel Load(string folder)
    {
        using Checkpoint checkpoint = Checkpoint.Open(folder);
        return new ClipModel(checkpoint.Config, ParameterTable.From(checkpoint.Tensors.Values));
    }

    /// <summary>Unit image features.</summary>
    /// <param name="images">[B, 3, H, W], normalised, on any device.</param>
    /// <returns>[B, D] of length 1.</returns>
    public Tensor EncodeImages(Tensor images) => Unit(Vision.Forward(images.to(Device)));

    /// <summary>Unit text features.</summary>
    /// <param name="ids">[B, L] token ids, on any device.</param>
    /// <param name="dropout">Probability on hidden states.</param>
    /// <returns>[B, D] of length 1.</returns>
    public Tensor EncodeTexts(Tensor ids, double dropout = 0) => Unit(Text.Forward(ids.to(Device), dropout));

    /// <summary>Rows scaled to length 1, in 32-bit floats.</summary>
    /// <param name="features">[B, D].</param>
    public static Tensor Unit(Tensor features) => F.normalize(features.to_type(ScalarType.Float32), p: 2, dim: -1, eps: 1e-12);

    /// <inheritdoc />
    public void Dispose() => Parameters.Dispose();
}
