using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Tests.Inference;

public sealed class SpareArraysTests
{
    [Fact]
    public void An_array_that_is_done_with_is_given_out_again_to_whoever_wants_its_length()
    {
        SpareArrays<byte> arrays = new(2);
        byte[] first = arrays.Take(10);
        arrays.Keep(first);

        Assert.Same(first, arrays.Take(10));
        Assert.NotSame(first, arrays.Take(10));
        arrays.Keep(first);
        Assert.Equal(11, arrays.Take(11).Length);
    }

    [Fact]
    public void No_more_are_kept_than_may_be()
    {
        SpareArrays<float> arrays = new(1);
        float[] first = arrays.Take(3), second = arrays.Take(3);
        arrays.Keep(first);
        arrays.Keep(second);

        Assert.Same(first, arrays.Take(3));
        Assert.NotSame(second, arrays.Take(3));
    }
}
