using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>One case of manifests/conformance.</summary>
/// <param name="Subjects">Who is held to it.</param>
/// <param name="Local">Whether it holds only for clients of the host's own user.</param>
/// <param name="Open">Whether the driver opens the session first.</param>
/// <param name="Steps">What is done and expected.</param>
internal sealed record ConformanceCase(IReadOnlyList<string> Subjects, bool Local, bool Open, IReadOnlyList<JsonObject> Steps)
{
    private static readonly string Folder = Path.Combine(Fixtures.Root, "manifests", "conformance");

    /// <summary>The names of the cases that hold for a subject.</summary>
    public static IEnumerable<string> NamesFor(string subject) => Directory.EnumerateFiles(Folder, "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal)
        .Where(name => Load(name).Subjects.Contains(subject));

    /// <summary>Reads a case.</summary>
    public static ConformanceCase Load(string name)
    {
        JsonObject document = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();
        return new ConformanceCase(
            [.. document["for"]!.AsArray().Select(subject => subject!.GetValue<string>())],
            document["local"]?.GetValue<bool>() ?? false,
            document["open"]?.GetValue<bool>() ?? true,
            [.. document["steps"]!.AsArray().Select(step => step!.AsObject())]);
    }
}
