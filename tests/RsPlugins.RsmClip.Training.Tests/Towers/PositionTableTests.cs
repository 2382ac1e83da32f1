using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Training.Towers;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Towers;

public sealed class PositionTableTests
{
    [Theory]
    [InlineData(24, 24)]
    [InlineData(32, 32)]
    [InlineData(48, 32)]
    [InlineData(64, 64)]
    [InlineData(96, 64)]
    public void Resized_tables_equal_dinos(int rows, int columns)
    {
        using Golden golden = new("dino.safetensors");
        using Checkpoint checkpoint = Checkpoint.Open(Golden.Hub);
        CheckpointTensor source = checkpoint.Tensors["visual.positional_embedding"];
        Tensor table = tensor(source.ToFloat32(), source.Shape);

        Golden.Near(golden[$"pos.{rows}x{columns}"], PositionTable.Resize(table, rows / 8, columns / 8), 2e-6);
    }

    [Fact]
    public void A_ramp_shrinks_by_the_factor_and_not_by_the_size()
    {
        float[] ramp = [0, .. Enumerable.Range(0, 49).Select(i => (float)i)];
        float[] expected = [4.27198f, 6.58631f, 8.94069f, 20.47227f, 22.78661f, 25.14099f, 36.95292f, 39.26725f, 41.62163f];

        Tensor resized = PositionTable.Resize(tensor(ramp, [50, 1]), 3, 3);

        Golden.Near(tensor(expected, [9, 1]), resized.narrow(0, 1, 9), 2e-5);
    }
}
