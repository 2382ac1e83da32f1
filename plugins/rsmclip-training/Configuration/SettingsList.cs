using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>A configuration as a list of keys and values: what a state remembers, a report shows and a comparison names.</summary>
public static class SettingsList
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // They decide how fast a run is and what it writes, not what it learns.
    private static readonly string[] Free = ["threads", "device", "data.workers", "data.memory_megabytes"];
    private const string FreeGroup = "output.";

    /// <summary>All settings, in the order of the reference.</summary>
    /// <param name="config">The configuration.</param>
    public static IReadOnlyList<SettingValue> Of(TrainingConfig config) => [.. Values(config, new TrainingConfig(), "")];

    /// <summary>The settings that decide what a run learns, by key.</summary>
    /// <param name="config">The configuration.</param>
    public static IReadOnlyDictionary<string, string> Deciding(TrainingConfig config) => Of(config)
        .Where(setting => !Free.Contains(setting.Key) && !setting.Key.StartsWith(FreeGroup, StringComparison.Ordinal))
        .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    private static IEnumerable<SettingValue> Values(object settings, object defaults, string prefix)
    {
        foreach ((string name, PropertyInfo property) in SettingsTree.Of(settings.GetType()))
        {
            string key = prefix + name;
            object value = property.GetValue(settings)!;
            object standard = property.GetValue(defaults)!;
            if (SettingsTree.IsGroup(property.PropertyType))
            {
                foreach (SettingValue inner in Values(value, standard, key + "."))
                {
                    yield return inner;
                }
            }
            else if (SettingsTree.ItemOf(property.PropertyType) is Type item && SettingsTree.IsGroup(item))
            {
                foreach ((int index, object one) in ((System.Collections.IEnumerable)value).Cast<object>().Index())
                {
                    foreach (SettingValue inner in Values(one, Activator.CreateInstance(item)!, FormattableString.Invariant($"{key}[{index}].")))
                    {
                        yield return inner;
                    }
                }
            }
            else
            {
                yield return new SettingValue(key, Text(value), Text(standard), property.GetCustomAttribute<ProvenanceAttribute>()?.Source);
            }
        }
    }

    private static string Text(object value) => value as string ?? JsonSerializer.Serialize(value, value.GetType(), Readable);
}
