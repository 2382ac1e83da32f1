using RsPlugins.Tests;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Towers;

[Collection(AloneCollection.Name)]
public sealed class ClipModelTests
{
    [Fact]
    public void Features_equal_open_clips()
    {
        using IDisposable guard = no_grad();
        using TensorFile golden = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "golden.safetensors"));
        using ClipModel model = ClipModel.Load(Golden.Hub);
        CheckpointTensor ids = golden.Tensors["input.token_ids"];

        Tensor images = model.Vision.Forward(Values(golden, "input.images"));
        Tensor texts = model.Text.Forward(tensor(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(ids.Data.Span).ToArray(), ids.Shape));

        Golden.Near(Values(golden, "image_features"), images, 1e-5);
        Golden.Near(Values(golden, "text_features"), texts, 1e-5);
        Golden.Near(Values(golden, "image_features_norm"), ClipModel.Unit(images), 2e-6);
        Golden.Near(Values(golden, "text_features_norm"), ClipModel.Unit(texts), 2e-6);
    }

    [Fact]
    public void Images_skip_halves_of_blocks_more_often_the_deeper_and_what_is_kept_counts_more()
    {
        using IDisposable guard = no_grad();
        using TensorFile golden = SafetensorsFile.Read(Fixtures.Path("openclip-tiny", "golden.safetensors"));
        using ClipModel model = ClipModel.Load(Golden.Hub);
        Assert.Equal(3, model.Config.Vision.Layers);
        using Tensor image = Values(golden, "input.images").narrow(0, 0, 1);
        using Tensor many = image.expand(400, -1, -1, -1);
        random.manual_seed(1);

        string whole = Rows(model.Vision.Forward(image)).Single();
        string[] dropped = [.. Rows(model.Vision.Forward(many, dropPath: 1))];

        // The first block is never skipped, each half of the second every other time, the third always.

        int[] counts = [.. dropped.GroupBy(row => row).Select(group => group.Count())];
        Assert.Equal(4, counts.Length);
        Assert.All(counts, count => Assert.InRange(count, 70, 130));
        Assert.DoesNotContain(whole, dropped);

        // Three digits tell the four outcomes apart and hide what the place in the batch changes.
        static IEnumerable<string> Rows(Tensor features) => features.data<float>().ToArray()
            .Chunk((int)features.shape[1])
            .Select(row => string.Join(' ', row.Select(value => Math.Round(value, 2))));
    }

    [Theory]
    [InlineData(TensorType.Float32)]
    [InlineData(TensorType.Float16)]
    public void A_model_moves_to_a_folder_and_back_by_its_names(TensorType type)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("rs-model");
        try
        {
            using ClipModel model = ClipModel.Load(Golden.Hub);
            ModelFolder.Write(folder.FullName, model, Path.Combine(Golden.Hub, Checkpoint.TokenizerName), type);
            using Checkpoint checkpoint = Checkpoint.Open(folder.FullName);
            using ClipModel back = ClipModel.Load(folder.FullName);

            Assert.Equal(model.Config.Vision, back.Config.Vision);
            Assert.Equal(model.Config.Text, back.Config.Text);
            Assert.Equal(model.Parameters.Names.Order(StringComparer.Ordinal), checkpoint.Tensors.Keys.Order(StringComparer.Ordinal));
            foreach (string name in model.Parameters.Names)
            {
                Assert.Equal(type, checkpoint.Tensors[name].Type);
                Golden.Near(model.Parameters[name], back.Parameters[name], type == TensorType.Float32 ? 0 : 2e-3);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Tensor Values(TensorFile file, string name) => tensor(file.Tensors[name].ToFloat32(), file.Tensors[name].Shape);
}
