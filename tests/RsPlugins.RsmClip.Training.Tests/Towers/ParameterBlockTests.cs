using RsPlugins.RsmClip.Training.Optimisation;
using RsPlugins.RsmClip.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace RsPlugins.RsmClip.Training.Tests.Towers;

/// <summary>A GPU trains tensors that lie side by side: here the same on the CPU, beside tensors by themselves.</summary>
public sealed class ParameterBlockTests
{
    private const int Steps = 4;

    [Fact]
    public void Joined_tensors_are_trained_followed_and_restored_as_single_ones_are()
    {
        using ClipModel single = ClipModel.Load(Golden.Hub), joined = ClipModel.Load(Golden.Hub);
        joined.Parameters.Freeze((name, _) => name.StartsWith("text.", StringComparison.Ordinal));
        single.Parameters.Freeze((name, _) => name.StartsWith("text.", StringComparison.Ordinal));
        joined.Parameters.Join((name, tensor) => $"{name.StartsWith("visual.", StringComparison.Ordinal)} {tensor.ndim >= 2}");

        (Dictionary<string, float[]> expected, Dictionary<string, float[]> expectedFollower, string[] expectedMoments) = Train(single);
        (Dictionary<string, float[]> actual, Dictionary<string, float[]> follower, string[] moments) = Train(joined);

        Assert.InRange(joined.Parameters.Blocks.Count, 2, 3);
        Assert.Equal(expectedMoments.Order(StringComparer.Ordinal), moments.Order(StringComparer.Ordinal));
        Assert.All(expected, one => Assert.Equal(one.Value, actual[one.Key], (a, b) => Math.Abs(a - b) < 1e-6));
        Assert.All(expectedFollower, one => Assert.Equal(one.Value, follower[one.Key], (a, b) => Math.Abs(a - b) < 1e-6));
        Assert.Contains(expected, one => one.Value.Zip(expectedFollower.GetValueOrDefault(one.Key) ?? one.Value, (a, b) => Math.Abs(a - b)).Max() > 1e-4);
    }

    [Fact]
    public void A_joined_tensor_keeps_its_shape_its_values_and_its_place_in_the_block()
    {
        using ParameterTable table = new();
        using Tensor first = arange(6, dtype: ScalarType.Float32).view(2, 3), second = ones(2);
        table.Add("a", first);
        table.Add("b", second);
        table.Join((_, _) => "all");

        table["b"].data<float>()[1] = 7;

        Assert.Equal([2, 3], table["a"].shape);
        Assert.Equal([0, 1, 2, 3, 4, 5, 1, 7], table.Blocks[0].Values.data<float>().ToArray());
        Assert.True(table["a"].requires_grad && table["a"].is_leaf);
    }

    private static (Dictionary<string, float[]> Values, Dictionary<string, float[]> Follower, string[] Moments) Train(ClipModel model)
    {
        using ParameterTable follower = model.Parameters.Follower("visual.");
        using AdamW optimiser = new([model.Parameters], static (_, tensor) => tensor.ndim >= 2, new AdamWSettings(0.9, 0.98, 1e-6, 0.2), byOperators: true);
        using DisposeScope scope = NewDisposeScope();
        int size = model.Config.Vision.ImageSize;
        Tensor images = arange(2 * 3 * size * size, dtype: ScalarType.Float32).sin().view(2, 3, size, size);
        for (int step = 0; step < Steps; step++)
        {
            model.Vision.Forward(images).pow(2).mean().backward();
            Assert.True(optimiser.GradientNorm() > 0);
            optimiser.Step(1e-3);
            Assert.Equal(0, optimiser.GradientNorm());
            follower.MoveTowards(model.Parameters, 0.5);
        }

        return (Copy(model.Parameters), Copy(follower), [.. optimiser.Moments.Select(moment => moment.Name)]);
    }

    private static Dictionary<string, float[]> Copy(ParameterTable table) => table.Names.ToDictionary(name => name, name => table[name].detach().data<float>().ToArray(), StringComparer.Ordinal);
}
