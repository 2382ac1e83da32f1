using System.Text;

namespace RsPlugins.RsmClip.Model.Tokenization;

/// <summary>
/// Mends UTF-8 that was once read as Windows-1252, which texts from spreadsheets and old catalogues often are ("SÃ£o JoÃ£o").
/// Only sequences that begin like letters of the ten languages or like typographic signs are touched.
/// </summary>
internal static class Mojibake
{
    private const int Rounds = 4;
    private const string HighHalf = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Repair(string text)
    {
        for (int round = 0; round < Rounds; round++)
        {
            string mended = RepairOnce(text);
            if (mended == text)
            {
                break;
            }

            text = mended;
        }

        return ControlsAsWindows(text);
    }

    private static string RepairOnce(string text)
    {
        StringBuilder? result = null;
        Span<byte> bytes = stackalloc byte[4];
        int done = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int length = SequenceLength(ByteOf(text[i]));
            if (length == 0 || i + length > text.Length || !Bytes(text.AsSpan(i, length), bytes) || !Decode(bytes[..length], out string? letter))
            {
                continue;
            }

            result ??= new StringBuilder();
            result.Append(text, done, i - done).Append(letter);
            done = i + length;
            i = done - 1;
        }

        return result?.Append(text, done, text.Length - done).ToString() ?? text;
    }

    /// <summary>Bytes of the sequence that a lead byte opens; 0 for bytes that open none. Two-byte leads that are common capitals before a quote (É», ß») stay.</summary>
    private static int SequenceLength(int lead) => lead switch
    {
        0xc2 or 0xc3 or 0xce or 0xcf or 0xd0 or 0xd1 => 2,
        >= 0xe2 and <= 0xef => 3,
        >= 0xf0 and <= 0xf4 => 4,
        _ => 0,
    };

    private static bool Bytes(ReadOnlySpan<char> letters, Span<byte> bytes)
    {
        for (int i = 0; i < letters.Length; i++)
        {
            int value = ByteOf(letters[i]);

            // A continuation byte 0xA0 often became a plain space on the way; only after Ã it cannot be anything else.
            if (value == ' ' && i == 1 && bytes[0] == 0xc3 && letters.Length == 2)
            {
                value = 0xa0;
            }

            if (value < 0 || (i > 0 && value is < 0x80 or > 0xbf))
            {
                return false;
            }

            bytes[i] = (byte)value;
        }

        return true;
    }

    private static bool Decode(ReadOnlySpan<byte> bytes, out string? letter)
    {
        try
        {
            letter = Strict.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            letter = null;
            return false;
        }
    }

    private static int ByteOf(char letter)
    {
        if (letter <= '\u00ff')
        {
            return letter;
        }

        int high = HighHalf.IndexOf(letter, StringComparison.Ordinal);
        return high < 0 ? -1 : 0x80 + high;
    }

    /// <summary>Control characters U+0080 to U+009F are never meant: they are Windows-1252 read as Latin-1.</summary>
    private static string ControlsAsWindows(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0080', '\u009f')
            ? string.Concat(text.Select(letter => letter is >= '\u0080' and <= '\u009f' ? HighHalf[letter - 0x80] : letter))
            : text;
}
