using System.Text.Json;
using System.Text.RegularExpressions;

namespace RsPlugins.Host.Plugins;

/// <summary>Finds in a tool's input schema what would make every check of arguments fail, or reach beyond the manifest.</summary>
internal static class SchemaLint
{
    /// <summary>Complains about references that lead out or nowhere, and about patterns that are none.</summary>
    /// <param name="schema">The tool's input schema.</param>
    public static void Check(ManifestNode schema) => Check(schema, schema.Value);

    private static void Check(ManifestNode node, JsonElement root)
    {
        if (node.Value.ValueKind == JsonValueKind.Array)
        {
            foreach (ManifestNode item in node.Items())
            {
                Check(item, root);
            }
        }
        else if (node.Value.ValueKind == JsonValueKind.Object)
        {
            foreach ((string name, ManifestNode member) in node.Members())
            {
                CheckMember(name, member, root);
                Check(member, root);
            }
        }
    }

    private static void CheckMember(string name, ManifestNode member, JsonElement root)
    {
        if (member.Value.ValueKind != JsonValueKind.String)
        {
            return;
        }

        string text = member.Value.GetString()!;
        if (name == "$ref" && !Resolves(text, root))
        {
            member.Complain($"\"{ManifestProblem.Shown(text)}\" must lead to a place in this input schema, such as \"#/$defs/name\"");
        }
        else if (name == "pattern" && !IsPattern(text))
        {
            member.Complain("is no regular expression");
        }
    }

    private static bool Resolves(string reference, JsonElement root)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return false;
        }

        JsonElement at = root;
        return reference[2..].Split('/').All(part =>
            at.ValueKind == JsonValueKind.Object && at.TryGetProperty(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at));
    }

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
