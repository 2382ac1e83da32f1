using System.Text;
using RsPlugins.Sdk.Files;

namespace RsPlugins.Host.Adapters;

/// <summary>One entry of a settings file as Qt writes it. All other bytes of the file stay as they are.</summary>
/// <param name="file">The file, which need not exist.</param>
/// <param name="section">The section's name.</param>
/// <param name="key">The entry's.</param>
internal sealed class QtSettings(string file, string section, string key)
{
    /// <summary>Reads the entry.</summary>
    /// <returns>Its value, or null where there is none.</returns>
    public string? Read()
    {
        (List<string> lines, _) = Lines();
        int at = Find(lines);
        return at < 0 ? null : lines[at][(lines[at].IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
    }

    /// <summary>Writes the entry.</summary>
    /// <param name="value">Its value, or null to remove it, with the section if nothing else is in it.</param>
    public void Write(string? value)
    {
        (List<string> lines, string ending) = Lines();
        int at = Find(lines);
        if (value is null)
        {
            if (at < 0)
            {
                return;
            }

            Remove(lines, at);
        }
        else if (at >= 0)
        {
            lines[at] = $"{key}={value}";
        }
        else
        {
            Add(lines, $"{key}={value}");
        }

        Save(string.Join(ending, lines));
    }

    private static bool IsHeader(string line) => line.TrimStart('\u00EF', '\u00BB', '\u00BF').StartsWith('[');

    private int Header(List<string> lines) => lines.FindIndex(line => line.TrimStart('\u00EF', '\u00BB', '\u00BF').Trim() == $"[{section}]");

    private int Find(List<string> lines)
    {
        int header = Header(lines);
        if (header < 0)
        {
            return -1;
        }

        int end = End(lines, header);
        return lines.FindIndex(header + 1, end - header - 1, line => line.Split('=', 2) is [string name, _] && name.Trim() == key);
    }

    private static int End(List<string> lines, int header)
    {
        int next = lines.FindIndex(header + 1, IsHeader);
        return next < 0 ? lines.Count : next;
    }

    private void Add(List<string> lines, string entry)
    {
        int header = Header(lines);
        if (header >= 0)
        {
            lines.Insert(header + 1, entry);
            return;
        }

        // The last line is what follows the last line's end: nothing, where the file is whole.
        int last = lines[^1].Length == 0 ? lines.Count - 1 : lines.Count;
        string[] added = last == 0 ? [$"[{section}]", entry] : [string.Empty, $"[{section}]", entry];
        lines.InsertRange(last, added);
        if (lines[^1].Length > 0)
        {
            lines.Add(string.Empty);
        }
    }

    private void Remove(List<string> lines, int at)
    {
        lines.RemoveAt(at);
        int header = Header(lines);
        int end = End(lines, header);
        if (lines.GetRange(header + 1, end - header - 1).TrueForAll(line => line.Length == 0))
        {
            bool isLast = end == lines.Count;
            int from = isLast && header > 0 && lines[header - 1].Length == 0 ? header - 1 : header;
            lines.RemoveRange(from, end - from);
            if (isLast)
            {
                lines.Add(string.Empty);
            }
        }
    }

    // Latin-1 keeps every byte, whatever the file's encoding is.
    private (List<string> Lines, string Ending) Lines()
    {
        string text = File.Exists(file) ? File.ReadAllText(file, Encoding.Latin1) : string.Empty;
        string ending = text.Contains("\r\n", StringComparison.Ordinal) || (text.Length == 0 && OperatingSystem.IsWindows()) ? "\r\n" : "\n";
        return ([.. text.Split(ending)], ending);
    }

    private void Save(string text)
    {
        FileInfo target = new(File.Exists(file) ? new FileInfo(file).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file : file);
        using StagedFile staged = new(target.FullName);
        File.WriteAllText(staged.Path, text, Encoding.Latin1);
        if (target.Exists && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(staged.Path, target.UnixFileMode);
        }

        staged.Commit();
    }
}
