using System.Reflection;
using YamlDotNet.Serialization.NamingConventions;

namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>The settings as a tree of keys: what the reference, the schema and the checks are all made from.</summary>
internal static class SettingsTree
{
    /// <summary>Keys of a settings class in the order they are declared.</summary>
    public static IEnumerable<(string Key, PropertyInfo Property)> Of(Type settings) => settings.GetProperties()
        .OrderBy(property => property.MetadataToken)
        .Select(property => (UnderscoredNamingConvention.Instance.Apply(property.Name), property));

    /// <summary>Whether a type is a group of settings.</summary>
    public static bool IsGroup(Type type) => type.Namespace == typeof(TrainingConfig).Namespace;

    /// <summary>Type of a list's items, or null for what is no list.</summary>
    public static Type? ItemOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>Type of the values of a table with names of the user's own, or null for what is none.</summary>
    public static Type? NamedValueOf(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? type.GenericTypeArguments[1] : null;

    /// <summary>All groups below a settings class, itself included.</summary>
    public static IEnumerable<Type> Groups(Type settings) => Of(settings)
        .Select(entry => ItemOf(entry.Property.PropertyType) ?? entry.Property.PropertyType)
        .Where(IsGroup)
        .SelectMany(Groups)
        .Prepend(settings);

    /// <summary>Full paths of all keys below a settings class; items of a list are written <c>[]</c>.</summary>
    public static IEnumerable<string> Paths(Type settings, string prefix = "")
    {
        foreach ((string key, PropertyInfo property) in Of(settings))
        {
            string path = prefix + key;
            yield return path;
            Type? item = ItemOf(property.PropertyType);
            Type type = item ?? property.PropertyType;
            foreach (string inner in IsGroup(type) ? Paths(type, item is null ? $"{path}." : $"{path}[].") : [])
            {
                yield return inner;
            }
        }
    }
}
