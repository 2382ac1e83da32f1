using RsPlugins.RsmClip.Training.Data;

namespace RsPlugins.RsmClip.Training.Tests.Data;

public sealed class CropResamplerTests
{
    [Theory]
    [InlineData(8, 4)]
    [InlineData(8, 16)]
    [InlineData(30, 7)]
    public void A_linear_ramp_stays_linear_inside(int from, int to)
    {
        byte[] rgb = new byte[from * from * 3];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = (byte)(i / 3 % from * 8);
        }

        ReadOnlySpan<float> result = new CropResampler().Resample(new StoredImage(rgb, from, from), 0, 0, from, from, to);

        double scale = (double)from / to;
        for (int column = to / 4; column < to - (to / 4); column++)
        {
            double expected = (((column + 0.5) * scale) - 0.5) * 8;

            // A sampled triangle is not exactly linear where the factor is not whole: a fortieth of a pixel is allowed, at 8 levels a pixel.
            Assert.Equal(expected, result[((to / 2 * to) + column) * 3], 0.2);
        }
    }

    [Fact]
    public void Shrinking_keeps_the_mean_of_a_fine_pattern()
    {
        byte[] rgb = new byte[64 * 64 * 3];
        for (int i = 0; i < rgb.Length; i++)
        {
            rgb[i] = (byte)(((i / 3) + (i / 192)) % 2 * 200);
        }

        float[] result = new CropResampler().Resample(new StoredImage(rgb, 64, 64), 0, 0, 64, 64, 16).ToArray();

        Assert.All(result, value => Assert.Equal(100, value, 6.0));
    }
}
