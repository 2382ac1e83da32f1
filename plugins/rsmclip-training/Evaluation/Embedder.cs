using RsPlugins.RsmClip.Model.Preprocessing;
using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Evaluation;

/// <summary>Embeds images and texts by a model in training, with the preprocessing that inference uses. The caller opens the scopes of tensors and gradients.</summary>
/// <param name="maker">Tokenises.</param>
/// <param name="autocast">Precision.</param>
public sealed class Embedder(BatchMaker maker, Autocast autocast)
{
    private const int ImagesAtOnce = 128;
    private const int TextsAtOnce = 256;

    /// <summary>Unit embeddings of images.</summary>
    /// <param name="model">The model.</param>
    /// <param name="entries">The images, at least one.</param>
    /// <param name="cancellationToken">Ends the work between two portions.</param>
    /// <returns>[images, D].</returns>
    public Tensor Images(ClipModel model, IReadOnlyList<ImageEntry> entries, CancellationToken cancellationToken)
    {
        int size = model.Config.Vision.ImageSize;
        ImagePreprocessor preprocessor = new(size, model.Config.Preprocess.Mean, model.Config.Preprocess.Std);
        int values = 3 * size * size;
        List<Tensor> features = [];
        foreach (ImageEntry[] chunk in entries.Chunk(ImagesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            float[] pixels = new float[chunk.Length * values];
            for (int i = 0; i < chunk.Length; i++)
            {
                StoredImage image = chunk[i].Image;
                byte[] rgb = preprocessor.ResizeAndCrop(new PixelImage(image.Rgb, image.Width, image.Height, 3));
                preprocessor.ToTensor(rgb, pixels.AsSpan(i * values, values));
            }

            using DisposeScope scope = NewDisposeScope();
            using Autocast.Scope precision = autocast.Begin();
            features.Add(model.EncodeImages(tensor(pixels, [chunk.Length, 3, size, size])).cpu().MoveToOuterDisposeScope());
        }

        return cat(features, 0);
    }

    /// <summary>Unit embeddings of texts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="texts">The texts, at least one.</param>
    /// <param name="cancellationToken">Ends the work between two portions.</param>
    /// <returns>[texts, D].</returns>
    public Tensor Texts(ClipModel model, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        List<Tensor> features = [];
        foreach (string[] chunk in texts.Chunk(TextsAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            (long[] ids, int length) = maker.Tokens(chunk);
            using DisposeScope scope = NewDisposeScope();
            using Autocast.Scope precision = autocast.Begin();
            features.Add(model.EncodeTexts(tensor(ids, [chunk.Length, length])).cpu().MoveToOuterDisposeScope());
        }

        return cat(features, 0);
    }
}
