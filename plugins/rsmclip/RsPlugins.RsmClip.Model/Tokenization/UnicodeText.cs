using System.Globalization;
using System.Text;

namespace RsPlugins.RsmClip.Model.Tokenization;

/// <summary>
/// Canonical composition (Unicode Standard Annex 15, form C) from an embedded table. The runtime's own leaves text as it is when it runs
/// without ICU, which a host that must start on bare machines does.
/// </summary>
internal static class UnicodeText
{
    private const int HangulBase = 0xac00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11a7;
    private const int Leads = 19, Vowels = 21, Tails = 28;
    private static readonly Dictionary<int, int[]> Decompositions = [];
    private static readonly Dictionary<(int First, int Second), int> Compositions = [];
    private static readonly Dictionary<int, int> Classes = [];
    private static readonly Dictionary<char, string> Widths = [];

    static UnicodeText()
    {
        foreach (string[] line in EmbeddedTable.Read("unicode.txt"))
        {
            int code = EmbeddedTable.Code(line[1]);
            switch (line[0])
            {
                case "C":
                    Classes[code] = int.Parse(line[2], CultureInfo.InvariantCulture);
                    break;
                case "W":
                    Widths[(char)code] = string.Concat(line.Skip(2).Select(part => char.ConvertFromUtf32(EmbeddedTable.Code(part))));
                    break;
                default:
                    int[] parts = [.. line.Skip(2).Select(EmbeddedTable.Code)];
                    Decompositions[code] = parts;
                    if (line[0] == "D" && parts is [int first, int second])
                    {
                        Compositions[(first, second)] = code;
                    }

                    break;
            }
        }
    }

    /// <summary>The plain form of a full-width or half-width letter, or null.</summary>
    public static string? PlainWidth(char letter) => Widths.GetValueOrDefault(letter);

    public static string Compose(string text)
    {
        // Below U+0300 nothing combines and everything is composed already.
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02ff') < 0)
        {
            return text;
        }

        List<int> codes = [];
        foreach (Rune rune in text.EnumerateRunes())
        {
            Decompose(rune.Value, codes);
        }

        Order(codes);
        StringBuilder result = new(text.Length);
        foreach (int code in Composed(codes))
        {
            result.Append(char.ConvertFromUtf32(code));
        }

        return result.ToString();
    }

    private static void Decompose(int code, List<int> codes)
    {
        int syllable = code - HangulBase;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            codes.Add(LeadBase + (syllable / (Vowels * Tails)));
            codes.Add(VowelBase + (syllable / Tails % Vowels));
            if (syllable % Tails != 0)
            {
                codes.Add(TailBase + (syllable % Tails));
            }
        }
        else if (Decompositions.TryGetValue(code, out int[]? parts))
        {
            Array.ForEach(parts, part => Decompose(part, codes));
        }
        else
        {
            codes.Add(code);
        }
    }

    private static int Class(int code) => Classes.GetValueOrDefault(code);

    private static void Order(List<int> codes)
    {
        for (int start = 0; start < codes.Count;)
        {
            int end = start;
            while (end < codes.Count && Class(codes[end]) != 0)
            {
                end++;
            }

            if (end - start > 1)
            {
                int[] sorted = [.. codes[start..end].OrderBy(Class)];
                for (int i = 0; i < sorted.Length; i++)
                {
                    codes[start + i] = sorted[i];
                }
            }

            start = end + 1;
        }
    }

    private static List<int> Composed(List<int> codes)
    {
        List<int> result = new(codes.Count);
        int starter = -1;
        int lastClass = 0;
        foreach (int code in codes)
        {
            int ownClass = Class(code);
            bool isBlocked = starter < 0 || (result.Count - 1 > starter && lastClass >= ownClass);
            if (!isBlocked && Pair(result[starter], code) is { } composed)
            {
                result[starter] = composed;
                continue;
            }

            if (ownClass == 0)
            {
                starter = result.Count;
            }

            lastClass = ownClass;
            result.Add(code);
        }

        return result;
    }

    private static int? Pair(int first, int second)
    {
        int lead = first - LeadBase;
        int vowel = second - VowelBase;
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return HangulBase + (((lead * Vowels) + vowel) * Tails);
        }

        int syllable = first - HangulBase;
        int tail = second - TailBase;
        if (syllable is >= 0 and < Leads * Vowels * Tails && syllable % Tails == 0 && tail is > 0 and < Tails)
        {
            return first + tail;
        }

        return Compositions.TryGetValue((first, second), out int composed) ? composed : null;
    }
}
