using System.Text.Json;
using RsPlugins.RsmClip.Training.Losses;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Losses;

public sealed class ClipLossTests
{
    [Fact]
    public void Value_and_gradients_equal_the_original()
    {
        using Golden golden = new("dino.safetensors");
        JsonElement facts = Golden.Json("dino.json").GetProperty("clip");
        Tensor images = golden["clip.raw_image_features"].requires_grad_(true);
        Tensor texts = golden["clip.raw_text_features"].requires_grad_(true);
        Tensor scale = tensor(facts.GetProperty("logit_scale").GetSingle()).requires_grad_(true);

        Tensor loss = ClipLoss.OneToOne(ClipModel.Unit(images), ClipModel.Unit(texts), scale.exp());
        loss.backward();

        Assert.Equal(facts.GetProperty("value").GetDouble(), loss.item<float>(), 2e-6);
        Golden.Near(golden["clip.grad_raw_image_features"], images.grad!, 2e-6);
        Golden.Near(golden["clip.grad_raw_text_features"], texts.grad!, 2e-6);
        Assert.Equal(facts.GetProperty("grad_logit_scale").GetDouble(), scale.grad!.item<float>(), 5e-6);
    }

    [Fact]
    public void With_targets_on_the_diagonal_alone_the_weighted_loss_is_the_plain_one()
    {
        using Golden golden = new("dino.safetensors");
        Tensor images = golden["clip.image_features"];
        Tensor texts = golden["clip.text_features"];
        Tensor scale = tensor(14.2857f);

        double plain = ClipLoss.OneToOne(images, texts, scale).item<float>();
        double weighted = ClipLoss.Weighted(images, texts, scale, eye(6)).item<float>();

        Assert.Equal(plain, weighted, 1e-6);
    }

    [Fact]
    public void Shared_texts_are_not_each_others_negatives()
    {
        Tensor images = eye(2);
        Tensor texts = tensor(new float[] { 1, 1, 0, 0 }, [2, 2]);

        // Both texts fit image 0 equally and image 1 not at all: with all four pairs true, each row and column is a uniform target.
        double loss = ClipLoss.Weighted(images, texts, tensor(1f), ones(2, 2)).item<float>();

        // Hand computed: image rows are uniform (ln 2 each); text columns are softmax(1, 0), cross-entropy with (1/2, 1/2) = ln(1 + e) - 1/2.
        double expected = (Math.Log(2) + Math.Log(1 + Math.E) - 0.5) / 2;
        Assert.Equal(expected, loss, 1e-6);
    }
}
