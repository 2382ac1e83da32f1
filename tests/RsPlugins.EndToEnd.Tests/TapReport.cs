using System.Text.RegularExpressions;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>What node's test runner reports of a file of tests, and the names that stand in the file.</summary>
internal static partial class TapReport
{
    /// <summary>The names of the tests in a source.</summary>
    /// <param name="source">A file in TypeScript whose tests begin with <c>test("…",</c>.</param>
    public static IEnumerable<string> Names(string source) => TestName().Matches(File.ReadAllText(source)).Select(match => match.Groups[1].Value);

    /// <summary>Reads TAP: "ok 1 - NAME" or "not ok 1 - NAME", each followed by an indented block that tells why.</summary>
    /// <param name="report">What the runner wrote.</param>
    public static IEnumerable<(string Name, TestOutcome Outcome)> Read(string report)
    {
        string[] lines = report.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (TapLine().Match(lines[i]) is { Success: true } line)
            {
                string text = string.Join('\n', lines.Skip(i + 1).TakeWhile(next => next.StartsWith(' ')));
                bool passed = line.Groups["state"].Value == "ok" && !line.Groups["directive"].Success;
                yield return (line.Groups["name"].Value.Replace("\\#", "#", StringComparison.Ordinal).Trim(), new TestOutcome(passed, lines[i] + "\n" + text));
            }
        }
    }

    [GeneratedRegex("""^test\("(.+?)",""", RegexOptions.Multiline)]
    private static partial Regex TestName();

    [GeneratedRegex("""^(?<state>ok|not ok) \d+ - (?<name>.*?)(?<directive> # (SKIP|TODO).*)?$""")]
    private static partial Regex TapLine();
}
