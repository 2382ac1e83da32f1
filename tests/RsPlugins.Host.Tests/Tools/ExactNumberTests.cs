using RsPlugins.Host.Tools;

namespace RsPlugins.Host.Tests.Tools;

public sealed class ExactNumberTests
{
    // From the smallest to the largest; those of one row are equal.
    private static readonly string[][] Order =
    [
        ["-1e999999999999999999999"],
        ["-9007199254740993", "-9.007199254740993E+15", "-9007199254740993.0"],
        ["-9007199254740992"],
        ["-1", "-1.0", "-10e-1", "-0.1e1"],
        ["-1e-300"],
        ["0", "-0", "0.000", "0e5", "-0.0E-99999999999999999999"],
        ["1e-999999999999999999999"],
        ["1e-300", "0.1E-299", "10e-301"],
        ["0.1", "0.10", "1e-1", "01e-1"],
        ["0.1000000000000000000000000000000000000001"],
        ["0.11"],
        ["1"],
        ["15"],
        ["16", "1.6e1", "1600e-2"],
        ["100", "1e2"],
        ["79228162514264337593543950336"],
        ["1e40"],
        ["1e999999999999999999999"],
    ];

    [Fact]
    public void Numbers_are_in_the_order_of_their_digits_whatever_their_size()
    {
        for (int i = 0; i < Order.Length; i++)
        {
            for (int j = 0; j < Order.Length; j++)
            {
                foreach ((string a, string b) in Order[i].SelectMany(a => Order[j].Select(b => (a, b))))
                {
                    Assert.True(Math.Sign(ExactNumber.Read(a).CompareTo(ExactNumber.Read(b))) == i.CompareTo(j), $"{a} and {b}");
                }
            }
        }
    }

    [Fact]
    public void Doubles_are_in_their_own_order()
    {
        Random random = new(7);
        double[] values = [.. Enumerable.Range(0, 2000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite)];
        for (int i = 1; i < values.Length; i++)
        {
            Assert.Equal(Math.Sign(values[i].CompareTo(values[i - 1])), Math.Sign(Read(values[i]).CompareTo(Read(values[i - 1]))));
        }
    }

    private static ExactNumber Read(double value) => ExactNumber.Read(value.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
}
