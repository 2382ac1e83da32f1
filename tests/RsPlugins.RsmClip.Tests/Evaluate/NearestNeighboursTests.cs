using RsPlugins.RsmClip.Evaluate;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed class NearestNeighboursTests
{
    private static readonly float[][] Train = [At(0), At(20), At(40), At(90), At(100)];
    private static readonly int[] Labels = [0, 1, 1, 2, 2];

    [Fact]
    public void Votes_are_weighted_by_the_exponential_of_the_cosine()
    {
        float[][][] votes = new NearestNeighbours(Train, Labels, 3).Votes([At(10)], [1, 3], CancellationToken.None);

        // At 10 degrees the images at 0 and 20 are equally near: the earlier is the nearest one.
        double near = Math.Exp(Cosine(10) / 0.07), far = Math.Exp(Cosine(30) / 0.07);
        Assert.Equal(near, votes[0][0][0], near * 1e-4);
        Assert.Equal([0f, 0f], votes[0][0][1..]);
        Assert.Equal(near, votes[1][0][0], near * 1e-4);
        Assert.Equal(near + far, votes[1][0][1], near * 1e-4);
        Assert.Equal(0, votes[1][0][2]);
    }

    [Fact]
    public void Two_far_neighbours_do_not_outvote_a_much_nearer_one_but_two_near_ones_do()
    {
        NearestNeighbours neighbours = new(Train, Labels, 3);

        // At 0: 1 against cos 20 + cos 40, weighted exp(1/0.07) against exp(0.940/0.07) + exp(0.766/0.07). At 12: both at 8 and 28 against one at 12.
        float[][] votes = neighbours.Votes([At(0), At(12)], [3], CancellationToken.None)[0];

        Assert.True(votes[0][0] > votes[0][1]);
        Assert.True(votes[1][1] > votes[1][0]);
    }

    [Fact]
    public void More_neighbours_than_images_are_all_images()
    {
        float[] votes = new NearestNeighbours(Train, Labels, 3).Votes([At(45)], [20], CancellationToken.None)[0][0];

        double[] expected = [0, 0, 0];
        foreach ((double degrees, int label) in new[] { 45.0, 25, 5, 45, 55 }.Zip(Labels))
        {
            expected[label] += Math.Exp(Cosine(degrees) / 0.07);
        }

        Assert.All(expected.Zip(votes), pair => Assert.Equal(pair.First, pair.Second, pair.First * 1e-4));
    }

    private static float[] At(double degrees) => [(float)Cosine(degrees), (float)Math.Sin(degrees * Math.PI / 180)];

    private static double Cosine(double degrees) => Math.Cos(degrees * Math.PI / 180);
}
