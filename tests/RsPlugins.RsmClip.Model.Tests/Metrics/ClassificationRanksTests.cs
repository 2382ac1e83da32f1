using RsPlugins.RsmClip.Model.Metrics;

namespace RsPlugins.RsmClip.Model.Tests.Metrics;

public sealed class ClassificationRanksTests
{
    private static readonly float[][] Scores =
    [
        [0.9f, 0.1f, 0.3f],
        [0.2f, 0.5f, 0.5f],
        [0.2f, 0.5f, 0.5f],
        [0.7f, 0.6f, 0.1f],
    ];

    [Fact]
    public void Ranks_top_k_and_confusion_of_a_hand_computed_case()
    {
        ClassificationRanks ranks = ClassificationRanks.Of([0, 1, 2, 2], image => Scores[image]);

        // Of the equal classes of images 1 and 2 the earlier comes first.
        Assert.Equal([0, 0, 1, 2], ranks.Ranks);
        Assert.Equal([0, 1, 1, 0], ranks.Predicted);
        Assert.Equal(0.5, ranks.Accuracy(1));
        Assert.Equal(0.75, ranks.Accuracy(2));
        Assert.Equal(1, ranks.Accuracy(3));
        Assert.Equal(2 / 3.0, ranks.Accuracy(2, [0, 1, 1, 1]), 1e-12);
        ConfusionMatrix confusion = ranks.Confusion(3);
        Assert.Equal((1, 1, 0), (confusion[2, 0], confusion[2, 1], confusion[2, 2]));
        Assert.Equal((1, 1, 0), (confusion.Recall(0), confusion.Recall(1), confusion.Recall(2)));
    }

    [Fact]
    public void Intersection_over_union_of_a_hand_computed_case()
    {
        ConfusionMatrix matrix = new(4);
        matrix.Add(0, 0, 6);
        matrix.Add(0, 1, 2);
        matrix.Add(1, 1, 3);
        matrix.Add(1, 255, 1);
        matrix.Add(-1, 0, 100);
        matrix.Add(0, 2, 2);

        // Class 0: 6 of 10; class 1: 3 of 3 + 1 without a class + 2 wrongly found; class 2 was found and is nowhere; class 3 is in neither and does not count.
        Assert.Equal([0.6, 0.5, 0, double.NaN], matrix.Intersections);
        Assert.Equal(1.1 / 3, matrix.MeanIntersection, 1e-12);
        Assert.Equal(14, matrix.Total);
        Assert.Equal(9 / 14.0, matrix.Accuracy, 1e-12);
        Assert.Equal(double.NaN, matrix.Recall(3));

        ConfusionMatrix twice = new(4);
        twice.Add(matrix, 2);
        Assert.Equal((28, 12), (twice.Total, twice[0, 0]));
    }
}
