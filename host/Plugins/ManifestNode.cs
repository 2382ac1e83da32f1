using System.Text.Json;
using System.Text.RegularExpressions;

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

    /// <summary>The text of a child that must follow a rule; complains where it does not.</summary>
    public string Matching(string name, Regex pattern, string rule)
    {
        string text = RequiredText(name);
        if (text.Length > 0 && (text.Length > ManifestReader.LongestName || !pattern.IsMatch(text)))
        {
            Child(name).Complain($"\"{ManifestProblem.Shown(text)}\" {rule}");
        }

        return text;
    }

    /// <summary>Whether this is the given text.</summary>
    public bool IsText(string text) => value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    /// <summary>The text of a child or null; complains where it is something else.</summary>
    public string? OptionalText(string name) => Has(name) ? RequiredText(name) : null;

    /// <summary>Complains where a child is there and no text; it may be empty.</summary>
    public void CheckText(string name) => Check(name, "must be a text", JsonValueKind.String);

    /// <summary>Whether a child is true; complains where it is there and neither true nor false.</summary>
    public bool Flag(string name)
    {
        Check(name, "must be true or false", JsonValueKind.True, JsonValueKind.False);
        return Child(name).Value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A child number, or null; complains where it is there and no number.</summary>
    public double? Number(string name)
    {
        Check(name, "must be a number", JsonValueKind.Number);
        return Child(name).Value is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out double value) ? value : null;
    }

    /// <summary>A child object, or null; complains where it is there and no object.</summary>
    public ManifestNode? OptionalObject(string name) => Has(name) ? RequiredObject(name) : null;

    /// <summary>A path that this node gives, made full; complains where it is not safe.</summary>
    public string SafePath(string manifestPath, ManifestSource source, string text)
    {
        string? full = ManifestPaths.Resolve(manifestPath, source, text, out string? problem);
        if (full is null)
        {
            Complain($"the path \"{ManifestProblem.Shown(text)}\" {problem}");
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

    private void Check(string name, string rule, params ReadOnlySpan<JsonValueKind> kinds)
    {
        ManifestNode child = Child(name);
        if (Has(name) && !kinds.Contains(child.Value.ValueKind))
        {
            child.Complain(rule);
        }
    }
}
