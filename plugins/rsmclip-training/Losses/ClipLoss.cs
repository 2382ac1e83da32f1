using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace RsPlugins.RsmClip.Training.Losses;

/// <summary>The two-directional contrastive loss between unit image and text features.</summary>
public static class ClipLoss
{
    /// <summary>CLIP's loss: row i of the images belongs to row i of the texts and to no other.</summary>
    /// <param name="images">[B, D] of length 1.</param>
    /// <param name="texts">[B, D] of length 1.</param>
    /// <param name="scale">Factor on the cosines, exp(logit scale), a scalar tensor.</param>
    public static Tensor OneToOne(Tensor images, Tensor texts, Tensor scale)
    {
        Tensor logits = scale * images.matmul(texts.t());
        Tensor labels = tensor([.. Enumerable.Range(0, (int)images.shape[0]).Select(row => (long)row)], device: images.device);
        return F.cross_entropy(logits, labels).Plus(F.cross_entropy(logits.t(), labels)).Times(0.5);
    }

    /// <summary>UniCL's form of it (Yang et al. 2022): several texts may belong to an image, with weights.</summary>
    /// <param name="images">[B, D] of length 1.</param>
    /// <param name="texts">[B, D] of length 1.</param>
    /// <param name="scale">Factor on the cosines.</param>
    /// <param name="targets">[B, B], rows images, columns texts, not negative, diagonal positive; rows and columns are normalised to sum 1 here.</param>
    public static Tensor Weighted(Tensor images, Tensor texts, Tensor scale, Tensor targets)
    {
        Tensor logits = scale * images.matmul(texts.t());
        Tensor byImage = targets / targets.sum([1], keepdim: true);
        Tensor byText = targets / targets.sum([0], keepdim: true);
        Tensor imageSide = (byImage * F.log_softmax(logits, 1)).sum([1]).mean();
        Tensor textSide = (byText * F.log_softmax(logits, 0)).sum([0]).mean();
        return imageSide.Plus(textSide).Times(-0.5);
    }
}
