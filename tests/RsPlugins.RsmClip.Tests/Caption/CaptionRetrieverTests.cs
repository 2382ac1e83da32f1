using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Index;

namespace RsPlugins.RsmClip.Tests.Caption;

public sealed class CaptionRetrieverTests
{
    private static readonly float[] Query = [1, 0];

    [Fact]
    public void Captions_of_the_image_itself_and_repetitions_are_left_out()
    {
        CaptionSet set = Set(["own.jpg", "other.jpg"], ("Own only.", 0.1, [0]), ("Shared.", 0.2, [0, 1]), ("shared", 0.3, [1]), ("Far.", 1.5, [1]), ("Without an image.", 0.4, []));

        IReadOnlyList<RetrievedCaption> found = new CaptionRetriever(set, image => image.Name == "own.jpg", 10, graph: false, 100).Find(Query, CancellationToken.None);

        Assert.Equal(["Shared.", "Without an image.", "Far."], found.Select(one => one.Caption.Text));
        Assert.Equal(Math.Cos(0.2), found[0].Score, 1e-3);
    }

    [Fact]
    public void Not_more_than_the_nearest_are_looked_at()
    {
        CaptionSet set = Set([], [.. Enumerable.Range(0, 50).Select(i => ($"Caption {i}.", 0.02 * i, (int[])[]))]);

        Assert.Equal(20, new CaptionRetriever(set, _ => false, 20, graph: false, 100).Find(Query, CancellationToken.None).Count);
    }

    [Fact]
    public void Captions_of_similar_images_are_candidates_as_well()
    {
        CaptionSet captions = Set(["near.jpg", "far.jpg"], ("A.", 0.1, []), ("Of the near image.", 1.2, [0]), ("Of the far image.", 1.1, [1]));
        CaptionSet set = new(captions.Captions, Matrix([0.1, 1.2, 1.1]), [new CaptionImage("near.jpg", null, 0), new CaptionImage("far.jpg", null, 1)], Matrix([0.05, 1.5]));

        IReadOnlyList<RetrievedCaption> found = new CaptionRetriever(set, _ => false, 1, graph: false, 100).Find(Query, CancellationToken.None);

        Assert.Equal(["A.", "Of the near image."], found.Select(one => one.Caption.Text));
    }

    [Fact]
    public void In_the_graph_a_caption_that_many_near_images_share_comes_first()
    {
        CaptionSet set = Set(["a", "b", "c"], ("Rare.", 0.100, [0]), ("Common.", 0.104, [0, 1, 2]));

        Assert.Equal("Rare.", new CaptionRetriever(set, _ => false, 10, graph: false, 100).Find(Query, CancellationToken.None)[0].Caption.Text);
        Assert.Equal("Common.", new CaptionRetriever(set, _ => false, 10, graph: true, 100).Find(Query, CancellationToken.None)[0].Caption.Text);
    }

    [Fact]
    public void Examples_answer_with_a_caption_whose_image_is_in_none_of_theirs()
    {
        CaptionSet set = Set(["a", "b"], ("One.", 0.1, [0]), ("Two.", 0.2, [0]), ("Three.", 0.5, [1]), ("Four.", 0.8, [1]));
        CaptionRetriever retriever = new(set, _ => false, 10, graph: false, 100);

        IReadOnlyList<PromptExample> examples = retriever.Examples(retriever.Find(Query, CancellationToken.None), 2, keep: 1, CancellationToken.None);

        Assert.Equal(["One.", "Two."], examples.Select(example => example.Answer));
        Assert.All(examples, example => Assert.Equal(["Three."], example.Captions));
    }

    private static CaptionSet Set(string[] images, params (string Text, double Angle, int[] Images)[] captions) => new(
        [.. captions.Select(one => new StoredCaption("en", one.Text, one.Images, "test"))],
        Matrix([.. captions.Select(one => one.Angle)]),
        [.. images.Select(name => new CaptionImage(name, null, null))],
        Matrix([]));

    private static EmbeddingMatrix Matrix(double[] angles) => EmbeddingMatrix.FromHalf([.. angles.SelectMany(angle => (Half[])[(Half)Math.Cos(angle), (Half)Math.Sin(angle)])], 2);
}
