using RsPlugins.RsmClip.Segment;

namespace RsPlugins.RsmClip.Tests.Segment;

public sealed class PamrTests
{
    private const int Lanes = 16;
    private const int Width = 90;
    private const int Height = 70;
    private static readonly Pamr Refinement = new([1, 2], 4);

    [Fact]
    public void A_piece_with_its_surroundings_gives_the_bytes_of_the_whole()
    {
        float[] whole = Logits(0, 0, Width, Height);
        Refinement.Refine(Image(0, 0, Width, Height), whole, Width, Lanes, 3, CancellationToken.None);
        foreach ((int left, int top, int right, int bottom) in new[] { (0, 0, 30, 20), (30, 20, 60, 50), (60, 40, 90, 70), (13, 55, 14, 56) })
        {
            (int x, int y, int r, int b) = (Math.Max(0, left - Refinement.Reach), Math.Max(0, top - Refinement.Reach), Math.Min(Width, right + Refinement.Reach), Math.Min(Height, bottom + Refinement.Reach));
            float[] piece = Logits(x, y, r - x, b - y);
            Refinement.Refine(Image(x, y, r - x, b - y), piece, r - x, Lanes, 1, CancellationToken.None);
            for (int row = top; row < bottom; row++)
            {
                Assert.Equal(whole.AsSpan(((row * Width) + left) * Lanes, (right - left) * Lanes), piece.AsSpan((((row - y) * (r - x)) + left - x) * Lanes, (right - left) * Lanes));
            }
        }
    }

    [Fact]
    public void Logits_move_to_the_edges_of_the_image()
    {
        float[] image = new float[Width * Height * 3], logits = new float[Width * Height * Lanes];
        for (int i = 0; i < Width * Height; i++)
        {
            image.AsSpan(i * 3, 3).Fill(i % Width < 45 ? -1 : 1);
            logits[i * Lanes] = i % Width < 41 ? 0 : 1;
        }

        new Pamr([1, 2], 30).Refine(image, logits, Width, Lanes, 2, CancellationToken.None);

        // The step between 41 and 45 lay beside the edge: what is right of it stays, what is left of it is mixed with more of the left.
        int row = 35 * Width;
        Assert.True(logits[(row + 46) * Lanes] > 0.95f);
        Assert.True(logits[(row + 43) * Lanes] < 0.8f);
    }

    [Fact]
    public void A_cancelled_refinement_ends() =>
        Assert.Throws<OperationCanceledException>(() => Refinement.Refine(Image(0, 0, Width, Height), Logits(0, 0, Width, Height), Width, Lanes, 2, new CancellationToken(canceled: true)));

    private static float[] Image(int left, int top, int width, int height) =>
        [.. from y in Enumerable.Range(top, height) from x in Enumerable.Range(left, width) from channel in Enumerable.Range(0, 3) select MathF.Sin((x * 0.3f) + (y * 0.2f * channel)) + (x * y % 7 * 0.1f)];

    private static float[] Logits(int left, int top, int width, int height) =>
        [.. from y in Enumerable.Range(top, height) from x in Enumerable.Range(left, width) from lane in Enumerable.Range(0, Lanes) select MathF.Cos((x * 0.11f) + (y * 0.07f) + lane)];
}
