using System.Globalization;

namespace RsPlugins.Host.Tools;

/// <summary>A number as JSON writes it, compared by its decimal digits: neither 1e-300 nor 9007199254740993 is rounded.</summary>
internal readonly struct ExactNumber : IComparable<ExactNumber>
{
    private const int ExponentDigits = 18;

    private readonly int sign;
    private readonly long magnitude;
    private readonly string? digits;

    // 0.DIGITS times ten to the MAGNITUDE; the digits neither begin nor end with a zero.
    private ExactNumber(int sign, long magnitude, string digits)
    {
        this.sign = sign;
        this.magnitude = magnitude;
        this.digits = digits;
    }

    /// <summary>Whether it is zero.</summary>
    public bool IsZero => sign == 0;

    /// <summary>Reads a number.</summary>
    /// <param name="json">As JSON has it.</param>
    public static ExactNumber Read(string json)
    {
        ReadOnlySpan<char> rest = json;
        int sign = rest[0] == '-' ? -1 : 1;
        rest = rest.TrimStart('-');
        int mark = rest.IndexOfAny('e', 'E');
        long exponent = mark < 0 ? 0 : Exponent(rest[(mark + 1)..]);
        ReadOnlySpan<char> mantissa = mark < 0 ? rest : rest[..mark];
        int point = mantissa.IndexOf('.');
        string all = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        string significant = all.TrimStart('0');
        long magnitude = exponent + (point < 0 ? mantissa.Length : point) - (all.Length - significant.Length);
        return significant.Length == 0 ? default : new ExactNumber(sign, magnitude, significant.TrimEnd('0'));
    }

    /// <inheritdoc/>
    public int CompareTo(ExactNumber other)
    {
        if (sign != other.sign || sign == 0)
        {
            return sign.CompareTo(other.sign);
        }

        int size = magnitude.CompareTo(other.magnitude);
        return sign * (size != 0 ? size : string.CompareOrdinal(digits, other.digits));
    }

    // Beyond what anybody can hold one is as large as the other.
    private static long Exponent(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> figures = text.TrimStart("+-").TrimStart('0');
        long value = figures.Length > ExponentDigits ? long.MaxValue / 4 : figures.Length == 0 ? 0 : long.Parse(figures, NumberStyles.None, CultureInfo.InvariantCulture);
        return text[0] == '-' ? -value : value;
    }
}
