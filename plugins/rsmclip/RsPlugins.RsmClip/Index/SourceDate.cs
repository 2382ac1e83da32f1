using System.Globalization;
using System.Text.RegularExpressions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>The day of an image.</summary>
internal static partial class SourceDate
{
    /// <summary>The day that a file name tells, as those of Sentinel, Landsat and most others do; null when it tells none. The times of files say when they were copied, not when the image was taken.</summary>
    public static DateOnly? FromName(string path)
    {
        foreach (Match match in Pattern().Matches(System.IO.Path.GetFileNameWithoutExtension(path)))
        {
            if (DateOnly.TryParseExact(match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>A day that a user gave, with or without a time; null for none.</summary>
    /// <param name="text">ISO 8601.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ToolException">It is no date.</exception>
    public static DateOnly? Parse(string? text, string argument)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string day = text.Trim().Split('T', ' ')[0];
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{text}\" is no date ({argument}).", "Write a date as 2026-06-30.");
    }

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")]
    private static partial Regex Pattern();
}
