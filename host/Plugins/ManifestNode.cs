using System.Text.Json;

namespace RsPlugins.Host.Plugins;

/// <summary>A JSON value together with its place in the manifest, so that every complaint can say where.</summary>
internal readonly struct ManifestNode(JsonElement value, string place, List<ManifestProblem> problems)
{
    public JsonElement Value => value;

    public string Place => place;

    public void Complain(string reason) => problems.Add(new ManifestProblem(place, reason));

    public bool Has(string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _);

    /// <summary>A child, undefined where it is missing.</summary>
    public ManifestNode Child(string name) => new(
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement child) ? child : default,
        place.Length == 0 ? name : $"{place}.{name}",
        problems);

    /// <summary>The text of a child; complains where it is missing or no text.</summary>
    public string RequiredText(string name)
    {
        ManifestNode child = Child(name);
        if (child.Value.ValueKind == JsonValueKind.String && child.Value.GetString() is { Length: > 0 } text)
        {
            return text;
        }

        child.Complain(child.Value.ValueKind == JsonValueKind.Undefined ? "is missing" : "must be a text that is not empty");
        return string.Empty;
    }

    /// <summary>The text of a child or null; complains where it is something else.</summary>
    public string? OptionalText(string name) => Has(name) ? RequiredText(name) : null;

    /// <summary>A path that this node gives, made full; complains where it is not safe.</summary>
    public string SafePath(string manifestPath, string text)
    {
        string? full = ManifestPaths.Resolve(manifestPath, text, out string? problem);
        if (full is null)
        {
            Complain($"the path \"{text}\" {problem}");
        }

        return full ?? string.Empty;
    }

    /// <summary>A child that must be an object; complains and gives null where it is not.</summary>
    public ManifestNode? RequiredObject(string name)
    {
        ManifestNode child = Child(name);
        if (child.Value.ValueKind == JsonValueKind.Object)
        {
            return child;
        }

        child.Complain(child.Value.ValueKind == JsonValueKind.Undefined ? "is missing" : "must be an object");
        return null;
    }

    /// <summary>The members of this object, each with its place.</summary>
    public IEnumerable<(string Name, ManifestNode Node)> Members()
    {
        List<ManifestProblem> all = problems;
        string here = place;
        return value.EnumerateObject().Select(member => (member.Name, new ManifestNode(member.Value, $"{here}.{member.Name}", all)));
    }

    /// <summary>The items of this array, each with its place; none where it is no array.</summary>
    public IEnumerable<ManifestNode> Items()
    {
        List<ManifestProblem> all = problems;
        string here = place;
        return value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select((item, index) => new ManifestNode(item, $"{here}[{index}]", all))
            : [];
    }
}
