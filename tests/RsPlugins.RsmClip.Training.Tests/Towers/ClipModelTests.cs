using RsPlugins.Tests;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Towers;

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
