using System.Text.Json;

namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>A named list of classes, in a fixed order. Six come with the model, in ten languages.</summary>
/// <param name="Id">Its name, for instance <c>eurosat</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Classes">The classes, in the order of the data set's folders.</param>
public sealed record ClassSet(string Id, string Title, IReadOnlyList<PromptClass> Classes)
{
    private static readonly Lazy<IReadOnlyList<ClassSet>> Shipped = new(ReadShipped);

    /// <summary>The class sets that come with the model.</summary>
    public static IReadOnlyList<ClassSet> All => Shipped.Value;

    /// <summary>Finds a class set that comes with the model.</summary>
    /// <param name="id">Its id, in any case.</param>
    /// <returns>The class set.</returns>
    /// <exception cref="PromptException">There is none of that name; the hint lists those that exist.</exception>
    public static ClassSet Find(string id) =>
        All.FirstOrDefault(set => string.Equals(set.Id, id.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new PromptException(PromptFault.Classes, $"There is no class set \"{id}\".", $"Choose from {string.Join(", ", All.Select(set => set.Id))}, or give a class table of your own.");

    private static ClassSet[] ReadShipped()
    {
        using Stream data = PromptData.Open("class-sets.json");
        using JsonDocument document = JsonDocument.Parse(data);
        return [.. document.RootElement.EnumerateArray().Select(set => new ClassSet(
            set.GetProperty("id").GetString()!,
            set.GetProperty("title").GetString()!,
            [.. set.GetProperty("classes").EnumerateArray().Select(ReadClass)]))];
    }

    private static PromptClass ReadClass(JsonElement item) => new(
        item.GetProperty("id").GetString()!,
        item.GetProperty("color").GetString()!,
        item.GetProperty("names").EnumerateObject().ToDictionary(name => name.Name, name => (IReadOnlyList<string>)[name.Value.GetString()!], StringComparer.Ordinal));
}
