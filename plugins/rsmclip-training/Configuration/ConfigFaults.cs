using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using RsPlugins.Sdk.Tools;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>What is wrong with a configuration file before it is bound: keys that are no settings, values of the wrong kind, values out of range. Each with its line.</summary>
public static class ConfigFaults
{
    private const string SchemaKey = "$schema";

    /// <summary>All faults of a document, in its order.</summary>
    /// <param name="root">The document.</param>
    public static IReadOnlyList<string> Of(YamlNode root)
    {
        List<string> faults = [];
        Group(root, typeof(TrainingConfig), "", faults);
        return faults;
    }

    /// <summary>A range in words, for instance "0 to less than 1".</summary>
    /// <param name="range">The range.</param>
    public static string Words(RangeAttribute range)
    {
        string low = string.Create(CultureInfo.InvariantCulture, $"{range.Minimum}");
        string high = string.Create(CultureInfo.InvariantCulture, $"{range.Maximum}");
        return (HasMaximum(range), range.MinimumIsExclusive, range.MaximumIsExclusive) switch
        {
            (false, false, _) => $"{low} or more",
            (false, true, _) => $"more than {low}",
            (true, false, false) => $"{low} to {high}",
            (true, false, true) => $"{low} to less than {high}",
            (true, true, false) => $"more than {low}, at most {high}",
            (true, true, true) => $"more than {low}, less than {high}",
        };
    }

    /// <summary>Whether a range ends.</summary>
    /// <param name="range">The range.</param>
    internal static bool HasMaximum(RangeAttribute range) => range.Maximum is not (int.MaxValue or double.PositiveInfinity);

    private static void Group(YamlNode node, Type settings, string path, List<string> faults)
    {
        if (node is not YamlMappingNode mapping)
        {
            faults.Add(At(node, path.Length == 0 ? "the file holds no settings." : $"{path} must hold settings of its own: leave it out or give them."));
            return;
        }

        Dictionary<string, PropertyInfo> known = SettingsTree.Of(settings).ToDictionary(entry => entry.Key, entry => entry.Property, StringComparer.Ordinal);
        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            string key = (keyNode as YamlScalarNode)?.Value ?? "";
            string full = path.Length == 0 ? key : $"{path}.{key}";
            if (known.TryGetValue(key, out PropertyInfo? property))
            {
                Value(value, property.PropertyType, property, full, faults);
            }
            else if (path.Length > 0 || key != SchemaKey)
            {
                faults.Add(At(keyNode, $"{full} is no setting.{Meant(key, path, known.Keys)}"));
            }
        }
    }

    private static void Value(YamlNode node, Type type, PropertyInfo property, string path, List<string> faults)
    {
        if (SettingsTree.IsGroup(type))
        {
            Group(node, type, path, faults);
        }
        else if (SettingsTree.ItemOf(type) is Type item)
        {
            if (node is not YamlSequenceNode list)
            {
                faults.Add(At(node, $"{path} must be a list."));
                return;
            }

            for (int i = 0; i < list.Children.Count; i++)
            {
                Value(list.Children[i], item, property, $"{path}[{i}]", faults);
            }
        }
        else if (SettingsTree.NamedValueOf(type) is Type named)
        {
            if (node is not YamlMappingNode table)
            {
                faults.Add(At(node, $"{path} must be a table of names and values."));
                return;
            }

            foreach ((YamlNode key, YamlNode value) in table.Children)
            {
                Value(value, named, property, $"{path}.{key}", faults);
            }
        }
        else if (type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(double))
        {
            string? fault = node is YamlScalarNode scalar ? Scalar(scalar, type, property) : $"must be {Kind(type)}";
            if (fault is not null)
            {
                faults.Add(At(node, $"{path} {fault}."));
            }
        }
    }

    private static string? Scalar(YamlScalarNode node, Type type, PropertyInfo property)
    {
        string value = node.Value ?? "";
        if (node.Style == ScalarStyle.Plain && value is "" or "~" or "null")
        {
            return "is empty: leave it out or give a value";
        }

        if (type == typeof(bool))
        {
            return value.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N" ? null : $"is {value}; it must be true or false";
        }

        if (type == typeof(string))
        {
            object?[]? allowed = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values;
            return allowed is null || allowed.Contains(value) ? null : $"is {value}; allowed: {string.Join(", ", allowed)}";
        }

        string digits = value.Replace("_", "", StringComparison.Ordinal);
        bool isNumber = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number)
            && (type == typeof(double) || digits.All(c => char.IsAsciiDigit(c) || c is '-' or '+'));
        if (!isNumber)
        {
            return $"is {value}; it must be {Kind(type)}";
        }

        return property.GetCustomAttribute<RangeAttribute>() is RangeAttribute range && !Holds(range, number) ? $"is {value}; allowed: {Words(range)}" : null;
    }

    private static bool Holds(RangeAttribute range, double number)
    {
        double low = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
        double high = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        return (range.MinimumIsExclusive ? number > low : number >= low) && (range.MaximumIsExclusive ? number < high : number <= high);
    }

    private static string Kind(Type type) => type == typeof(string) ? "a text" : type == typeof(bool) ? "true or false" : type == typeof(double) ? "a number" : "a whole number";

    private static string At(YamlNode node, string fault) => $"line {node.Start.Line}: {fault}";

    // A key that another group has comes before one that is only spelt alike: most mistakes are of indentation.
    private static string Meant(string key, string path, IEnumerable<string> siblings)
    {
        string[] elsewhere = [.. SettingsTree.Paths(typeof(TrainingConfig)).Where(known => known.Split('.')[^1] == key)];
        string[] near = elsewhere.Length > 0 ? elsewhere : [.. NearNames.Of(key.Replace('-', '_'), siblings).Select(name => path.Length == 0 ? name : $"{path}.{name}")];
        return near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }
}
