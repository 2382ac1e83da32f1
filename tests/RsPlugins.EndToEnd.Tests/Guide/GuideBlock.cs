using System.Text.RegularExpressions;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Guide;

/// <summary>A fenced block of sdk/README.md.</summary>
/// <param name="Language">What stands after its fence.</param>
/// <param name="Text">Its lines.</param>
internal sealed partial record GuideBlock(string Language, string Text)
{
    /// <summary>The blocks below a heading, in order.</summary>
    /// <param name="heading">The heading's text.</param>
    public static IReadOnlyList<GuideBlock> Below(string heading)
    {
        string guide = File.ReadAllText(Path.Combine(Fixtures.Root, "sdk", "README.md")).ReplaceLineEndings("\n");
        int start = guide.IndexOf($"### {heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"The guide has no \"{heading}\".");
        int end = guide.IndexOf("\n##", start + 1, StringComparison.Ordinal);
        return [.. Fenced().Matches(end < 0 ? guide[start..] : guide[start..end]).Select(block => new GuideBlock(block.Groups["language"].Value, block.Groups["text"].Value))];
    }

    /// <summary>Makes the edit that this block shows, as a reader does: its old lines stand in the file once, and the new ones take their place.</summary>
    /// <param name="folder">The plugin's folder.</param>
    public void Apply(string folder)
    {
        string[] lines = Text.Split('\n');
        Assert.StartsWith("--- ", lines[0], StringComparison.Ordinal);
        string file = Path.Combine(folder, lines[0][4..]);
        string content = File.ReadAllText(file);
        foreach (string hunk in string.Join('\n', lines[1..]).Split("\n@@\n"))
        {
            string[] all = hunk.Split('\n');
            string before = Joined(all.Where(line => !line.StartsWith('+')));
            Assert.True(before.Length > 0 && content.Split(before).Length == 2, $"{lines[0]}: these lines do not stand there once:\n{before}");
            content = content.Replace(before, Joined(all.Where(line => !line.StartsWith('-'))), StringComparison.Ordinal);
        }

        File.WriteAllText(file, content);
    }

    private static string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(line => (line.Length > 0 ? line[1..] : line) + "\n"));

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
