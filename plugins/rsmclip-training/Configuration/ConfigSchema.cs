using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>The JSON Schema of a training configuration, for editors and forms: of every key what it is, its default, its range and where the default comes from.</summary>
public static partial class ConfigSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema.</summary>
    /// <param name="documentation">The assembly's XML documentation, which the descriptions are taken from.</param>
    public static string ToJson(XDocument documentation)
    {
        Dictionary<string, string> summaries = documentation.Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!), StringComparer.Ordinal);
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Training configuration of rs.train",
        };
        foreach ((string key, JsonNode? value) in Group(new TrainingConfig(), summaries).ToArray())
        {
            schema[key] = value?.DeepClone();
        }

        ((JsonObject)schema["properties"]!).Insert(0, "$schema", new JsonObject { ["type"] = "string" });
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Group(object defaults, Dictionary<string, string> summaries)
    {
        JsonObject properties = [];
        foreach ((string key, PropertyInfo property) in SettingsTree.Of(defaults.GetType()))
        {
            JsonObject entry = Value(property.PropertyType, property, property.GetValue(defaults), summaries);
            if (property.GetCustomAttribute<ProvenanceAttribute>() is ProvenanceAttribute provenance)
            {
                entry["x-provenance"] = provenance.Source;
            }

            if (summaries.TryGetValue($"P:{property.DeclaringType!.FullName}.{property.Name}", out string? summary))
            {
                entry.Insert(0, "description", summary);
            }

            properties[key] = entry;
        }

        return new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
    }

    private static JsonObject Value(Type type, PropertyInfo property, object? value, Dictionary<string, string> summaries)
    {
        if (SettingsTree.IsGroup(type))
        {
            return Group(value ?? Activator.CreateInstance(type)!, summaries);
        }

        JsonObject entry;
        if (SettingsTree.ItemOf(type) is Type item)
        {
            entry = new JsonObject { ["type"] = "array", ["items"] = Value(item, property, null, summaries) };
        }
        else if (SettingsTree.NamedValueOf(type) is Type named)
        {
            entry = new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(named, property, null, summaries) };
        }
        else
        {
            entry = new JsonObject { ["type"] = type == typeof(string) ? "string" : type == typeof(bool) ? "boolean" : type == typeof(double) ? "number" : "integer" };
            Bound(entry, property);
        }

        if (value is not null)
        {
            entry["default"] = JsonSerializer.SerializeToNode(value);
        }

        return entry;
    }

    private static void Bound(JsonObject entry, PropertyInfo property)
    {
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is AllowedValuesAttribute allowed)
        {
            entry["enum"] = JsonSerializer.SerializeToNode(allowed.Values);
        }

        if (property.GetCustomAttribute<RangeAttribute>() is RangeAttribute range)
        {
            entry[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Number(range.Minimum);
            if (ConfigFaults.HasMaximum(range))
            {
                entry[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Number(range.Maximum);
            }
        }
    }

    private static JsonNode Number(object bound) => bound is int whole ? JsonValue.Create(whole) : JsonValue.Create(Convert.ToDouble(bound, CultureInfo.InvariantCulture));

    private static string Plain(XElement summary) => Spaces().Replace(string.Concat(summary.Nodes().Select(node => node is XElement element && element.Attribute("cref") is XAttribute target
        ? target.Value.Split('.')[^1]
        : node is XElement inner ? inner.Value : node.ToString())), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
