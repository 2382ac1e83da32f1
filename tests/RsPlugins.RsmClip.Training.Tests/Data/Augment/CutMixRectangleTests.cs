using RsPlugins.RsmClip.Training.Data;
using RsPlugins.RsmClip.Training.Data.Augment;

namespace RsPlugins.RsmClip.Training.Tests.Data.Augment;

public sealed class CutMixRectangleTests
{
    [Fact]
    public void Only_the_rectangle_of_the_taker_changes()
    {
        const int size = 4;
        float[] crops = [.. Enumerable.Range(0, 2 * 3 * size * size).Select(i => i < 3 * size * size ? 1f : 2f)];
        CutMixRectangle rectangle = new(size, Left: 1, Top: 0, Right: 3, Bottom: 2);

        rectangle.Copy(crops, giver: 1, taker: 0);

        float[] plane = [1, 2, 2, 1, 1, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        Assert.Equal([.. plane, .. plane, .. plane], crops[..48]);
        Assert.All(crops[48..], value => Assert.Equal(2, value));
        Assert.Equal(0.25, rectangle.Share);
    }

    [Fact]
    public void The_taker_belongs_to_both_by_area()
    {
        CutMixRectangle rectangle = new(4, 1, 0, 3, 2);
        float[] taker = [1, 0.3f, 0];

        rectangle.Blend([0, 0, 1], taker);

        Assert.Equal([0.75, 0.225, 0.25], taker.Select(value => Math.Round(value, 6)));
    }

    [Fact]
    public void Drawn_rectangles_lie_in_the_crop_and_take_every_share()
    {
        SeededRandom random = new(0, 1, 2);
        List<double> shares = [];
        for (int i = 0; i < 2000; i++)
        {
            CutMixRectangle rectangle = CutMixRectangle.Draw(64, ref random);
            Assert.InRange(rectangle.Left, 0, rectangle.Right);
            Assert.InRange(rectangle.Top, 0, rectangle.Bottom);
            Assert.InRange(rectangle.Right, rectangle.Left, 64);
            Assert.InRange(rectangle.Bottom, rectangle.Top, 64);
            shares.Add(rectangle.Share);
        }

        Assert.True(shares.Min() < 0.02);
        Assert.True(shares.Max() > 0.85);

        // A square of uniform area u around a uniform centre keeps u (1 - sqrt(u) / 4)^2 of it: 0.321 on average.
        Assert.InRange(shares.Average(), 0.305, 0.335);
    }
}
