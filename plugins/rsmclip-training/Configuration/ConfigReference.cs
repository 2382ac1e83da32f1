using System.Globalization;
using System.Reflection;
using System.Text;
using YamlDotNet.Serialization.NamingConventions;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>Every hyper-parameter with its default and where that comes from, as a YAML file to start from.</summary>
public static class ConfigReference
{
    /// <summary>The reference, one line a parameter.</summary>
    public static string ToYaml()
    {
        StringBuilder yaml = new("# Every hyper-parameter of rs.train with its default and, behind it, where the default comes from.\n");
        Append(yaml, new TrainingConfig(), "");
        yaml.Append("# Each entry of data.sets:\n");
        foreach (PropertyInfo property in Properties(typeof(ImageSetSettings)))
        {
            yaml.Append("#   ").Append(Line(property, property.GetValue(new ImageSetSettings()))).Append('\n');
        }

        return yaml.ToString();
    }

    /// <summary>Parameters that are numbers or switches and yet say nothing of their origin.</summary>
    public static IReadOnlyList<string> WithoutProvenance() =>
    [
        .. new[] { typeof(TrainingConfig), typeof(ModelSettings), typeof(DataSettings), typeof(ImageSetSettings), typeof(ViewSettings), typeof(OptimiserSettings), typeof(DistillationSettings), typeof(OutputSettings) }
            .SelectMany(Properties)
            .Where(property => property.PropertyType.IsValueType && property.GetCustomAttribute<ProvenanceAttribute>() is null)
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}"),
    ];

    private static void Append(StringBuilder yaml, object settings, string indent)
    {
        foreach (PropertyInfo property in Properties(settings.GetType()))
        {
            object? value = property.GetValue(settings);
            if (property.PropertyType.Namespace == typeof(TrainingConfig).Namespace)
            {
                yaml.Append(indent).Append(Name(property)).Append(":\n");
                Append(yaml, value!, indent + "  ");
            }
            else
            {
                yaml.Append(indent).Append(Line(property, value)).Append('\n');
            }
        }
    }

    private static string Line(PropertyInfo property, object? value)
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
        return source is null ? $"{Name(property)}: {text}" : $"{Name(property)}: {text}  # {source}";
    }

    private static string Name(PropertyInfo property) => UnderscoredNamingConvention.Instance.Apply(property.Name);

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties().OrderBy(property => property.MetadataToken);
}
