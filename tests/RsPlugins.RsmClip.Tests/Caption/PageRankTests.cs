using RsPlugins.RsmClip.Caption;

namespace RsPlugins.RsmClip.Tests.Caption;

public sealed class PageRankTests
{
    [Fact]
    public void Ranks_are_those_computed_by_hand()
    {
        // Captions 0 and 1 of image 2, the walk starts at 0: r2 = (r0 + r1) / 2 = (1 - r2) / 2, r0 = 1/2 + r2 / 4, r1 = r2 / 4.
        double[] ranks = PageRank.Of([(0, 2), (1, 2)], [3, 0, 0], damping: 0.5);

        Assert.Equal([7.0 / 12, 1.0 / 12, 1.0 / 3], ranks, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void The_rank_of_a_node_without_neighbours_goes_back_to_the_starts()
    {
        // r2 = 1/4 + r2 / 4, r0 = 1/4 + r2 / 4 + r1 / 2, r1 = r0 / 2.
        double[] ranks = PageRank.Of([(0, 1)], [1, 0, 1], damping: 0.5);

        Assert.Equal([4.0 / 9, 2.0 / 9, 1.0 / 3], ranks, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_caption_that_many_likely_images_share_comes_before_one_that_is_only_a_little_nearer()
    {
        // Captions 0 and 1, images 2 to 4: 1 belongs to all of them.
        double[] ranks = PageRank.Of([(0, 2), (1, 2), (1, 3), (1, 4)], [0.27, 0.25, 0.16, 0.16, 0.16]);

        Assert.True(ranks[1] > ranks[0]);
        Assert.Equal(1, ranks.Sum(), 1e-9);
    }

    [Fact]
    public void Without_a_start_there_is_no_rank() => Assert.Throws<ArgumentException>(() => PageRank.Of([(0, 1)], [0, 0]));
}
