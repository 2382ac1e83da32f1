using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Every hyper-parameter with its default and where that comes from, as a YAML file to start from.</summary>
public static class ConfigReference
{
    /// <summary>The reference, one line a parameter.</summary>
    public static string ToYaml()
    {
        StringBuilder yaml = new("# yaml-language-server: $schema=training.schema.json\n# Every hyper-parameter of rs.train with its default and, behind it, where the default comes from; training.schema.json has the ranges.\n");
        Append(yaml, new TrainingConfig(), "");
        yaml.Append("# Each entry of data.sets:\n");
        foreach ((string key, PropertyInfo property) in SettingsTree.Of(typeof(ImageSetSettings)))
        {
            yaml.Append("#   ").Append(Line(key, property, property.GetValue(new ImageSetSettings()))).Append('\n');
        }

        return yaml.ToString();
    }

    /// <summary>Settings that say nothing of their origin, or numbers without a range.</summary>
    public static IReadOnlyList<string> Unexplained() =>
    [
        .. SettingsTree.Groups(typeof(TrainingConfig))
            .SelectMany(SettingsTree.Of)
            .Select(entry => entry.Property)
            .Where(property => property.PropertyType.IsValueType && property.GetCustomAttribute<ProvenanceAttribute>() is null || IsNumber(property.PropertyType) && property.GetCustomAttribute<RangeAttribute>() is null)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"),
    ];

    private static bool IsNumber(Type type) => (SettingsTree.ItemOf(type) ?? SettingsTree.NamedValueOf(type) ?? type) is Type one && (one == typeof(int) || one == typeof(long) || one == typeof(double));

    private static void Append(StringBuilder yaml, object settings, string indent)
    {
        foreach ((string key, PropertyInfo property) in SettingsTree.Of(settings.GetType()))
        {
            object? value = property.GetValue(settings);
            if (SettingsTree.IsGroup(property.PropertyType))
            {
                yaml.Append(indent).Append(key).Append(":\n");
                Append(yaml, value!, indent + "  ");
            }
            else
            {
                yaml.Append(indent).Append(Line(key, property, value)).Append('\n');
            }
        }
    }

    private static string Line(string key, PropertyInfo property, object? value)
    {
        string text = value switch
        {
            string word => word.Length == 0 ? "\"\"" : word,
            bool flag => flag ? "true" : "false",
            IEnumerable<string> words => "[" + string.Join(", ", words) + "]",
            IEnumerable<double> numbers => "[" + string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture))) + "]",
            System.Collections.IEnumerable => "[]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "",
        };
        string? source = property.GetCustomAttribute<ProvenanceAttribute>()?.Source;
        return source is null ? $"{key}: {text}" : $"{key}: {text}  # {source}";
    }
}
