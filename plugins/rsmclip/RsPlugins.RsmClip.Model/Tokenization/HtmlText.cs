using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RsPlugins.RsmClip.Model.Tokenization;

/// <summary>Character references as HTML 5 resolves them, also those without a semicolon, which the runtime's decoder does not know.</summary>
internal static partial class HtmlText
{
    /// <summary>What HTML 5 makes of the numbers 0x80 to 0x9F: Windows-1252, where it has a sign.</summary>
    private const string HighHalf = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static readonly Dictionary<string, string> Names = EmbeddedTable.Read("html-entities.txt").ToDictionary(
        line => line[0],
        line => string.Concat(line.Skip(1).Select(code => char.ConvertFromUtf32(EmbeddedTable.Code(code)))),
        StringComparer.Ordinal);

    public static string Unescape(string text) => text.Contains('&', StringComparison.Ordinal) ? Reference().Replace(text, Resolve) : text;

    /// <summary>Resolves only references that are closed by a semicolon.</summary>
    public static string UnescapeClosed(string text) => text.Contains('&', StringComparison.Ordinal) ? ClosedReference().Replace(text, Resolve) : text;

    private static string Resolve(Match match)
    {
        string name = match.Groups[1].Value;
        return name[0] == '#' ? Number(name.TrimEnd(';')) : Named(name, match.Value);
    }

    private static string Named(string name, string original)
    {
        if (Names.TryGetValue(name, out string? exact))
        {
            return exact;
        }

        for (int length = name.Length - 1; length > 1; length--)
        {
            if (Names.TryGetValue(name[..length], out string? text))
            {
                return text + name[length..];
            }
        }

        return original;
    }

    private static string Number(string reference)
    {
        bool isHexadecimal = reference[1] is 'x' or 'X';
        bool isNumber = isHexadecimal
            ? int.TryParse(reference.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && code >= 0
            : int.TryParse(reference.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return code switch
        {
            _ when !isNumber || code > 0x10ffff || code is 0 or (>= 0xd800 and <= 0xdfff) => "\ufffd",
            0x0d => "\r",
            >= 0x80 and <= 0x9f => HighHalf[code - 0x80].ToString(),
            (>= 0x01 and <= 0x08) or 0x0b or (>= 0x0e and <= 0x1f) or 0x7f or (>= 0xfdd0 and <= 0xfdef) => "",
            _ when (code & 0xfffe) == 0xfffe => "",
            _ => char.ConvertFromUtf32(code),
        };
    }

    [GeneratedRegex(@"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"&(#[0-9]{1,24};|#[xX][0-9a-fA-F]{1,23};|[0-9A-Za-z]{1,24};)", RegexOptions.CultureInvariant)]
    private static partial Regex ClosedReference();
}
