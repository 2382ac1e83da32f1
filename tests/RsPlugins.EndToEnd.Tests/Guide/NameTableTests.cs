using System.Reflection;
using System.Text.RegularExpressions;
using RsPlugins.Sdk.Client;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Guide;

/// <summary>"The same names in three languages" of sdk/README.md names what is there, and all that a client can do.</summary>
public sealed partial class NameTableTests
{
    private const int CSharp = 1;
    private const int Python = 2;
    private const int TypeScript = 3;

    // What only one language needs.
    private static readonly string[] Own = ["HostClient.Ended", "HostClient.process_id", "HostClient.log_lines", "HostClient.processId", "HostClient.logLines", "HostClient.ended", "HostClient.gone", "HostClient.request"];

    [Fact]
    public void CSharp_has_all_names()
    {
        Type[] types = [.. typeof(HostClient).Assembly.GetExportedTypes(), typeof(OperationCanceledException)];

        Assert.All(Column(CSharp), name =>
        {
            string[] parts = name.Split('.');
            Type? type = Array.Find(types, type => type.Name == parts[0]);
            Assert.True(type is not null && (parts.Length == 1 || type.GetMember(parts[1]).Length > 0), $"{name} is not there.");
        });
        Assert.Empty(typeof(HostClient).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is not MethodBase { IsSpecialName: true }).Select(member => $"HostClient.{member.Name}").Distinct().Except([.. Column(CSharp), .. Own]));
    }

    [Fact]
    public void Python_has_all_names() => Has(Python, Path.Combine("python", "rsplugins"), "*.py", PythonClass(), PythonMember());

    [Fact]
    public void TypeScript_has_all_names() => Has(TypeScript, Path.Combine("typescript", "src"), "*.ts", TypeScriptClass(), TypeScriptMember());

    [Fact]
    public void The_names_are_the_same_but_for_their_spelling()
    {
        string[][] rows = [.. Rows().Where(row => row.Skip(1).All(cell => Names(cell).Count() == 1 && cell.StartsWith("`HostClient.", StringComparison.Ordinal)))];

        string[] different = [.. rows.Where(row => row.Skip(1).Select(Spelling).Distinct().Count() > 1).Select(row => row[0])];

        Assert.Equal(["open a session over streams", "who the host is", "call a tool, do not wait yet", "end the session"], different);
        Assert.True(rows.Length > different.Length + 10);
    }

    private static void Has(int column, string folder, string pattern, Regex classes, Regex members)
    {
        HashSet<string> there = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "sdk", folder), pattern, SearchOption.AllDirectories))
        {
            string type = string.Empty;
            foreach (string line in File.ReadLines(file))
            {
                if (classes.Match(line) is { Success: true } named)
                {
                    type = named.Groups["name"].Value;
                    there.Add(type);
                }
                else if (members.Match(line) is { Success: true } member)
                {
                    there.Add($"{type}.{member.Groups["name"].Value}");
                }
            }
        }

        Assert.Empty(Column(column).Except(there));
        Assert.Empty(there.Where(name => name.StartsWith("HostClient.", StringComparison.Ordinal)).Except([.. Column(column), .. Own]));
    }

    private static IEnumerable<string[]> Rows()
    {
        string guide = File.ReadAllText(Path.Combine(Fixtures.Root, "sdk", "README.md"));
        int start = guide.IndexOf("## The same names", StringComparison.Ordinal);
        string part = guide[start..guide.IndexOf("\n## ", start, StringComparison.Ordinal)];
        return part.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);
    }

    private static List<string> Column(int column) => [.. Rows().SelectMany(row => Names(row[column]))];

    private static IEnumerable<string> Names(string cell) => Quoted().Matches(cell).Select(name => name.Groups[1].Value);

    private static string Spelling(string cell) => Names(cell).Single().Replace("_", string.Empty, StringComparison.Ordinal).Replace("Async", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^class (?<name>\w+)")]
    private static partial Regex PythonClass();

    [GeneratedRegex(@"^    def (?<name>[a-z]\w*)\(|^        self\.(?<name>[a-z]\w*) = ")]
    private static partial Regex PythonMember();

    [GeneratedRegex(@"^export (class|interface) (?<name>\w+)")]
    private static partial Regex TypeScriptClass();

    [GeneratedRegex(@"^  (?!constructor|private)(static |async |get |readonly )*(?<name>[a-z]\w*)(<[^(]*>)?[(:]")]
    private static partial Regex TypeScriptMember();
}
