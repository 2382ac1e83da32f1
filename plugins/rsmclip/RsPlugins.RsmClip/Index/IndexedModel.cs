using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Index;

/// <summary>Which model goes with an index.</summary>
internal static class IndexedModel
{
    /// <summary>The model that is named; else that of the index, the one that came last where there are several; else the default model.</summary>
    /// <param name="index">The index.</param>
    /// <param name="arguments">What the user asked for.</param>
    /// <param name="store">Where models are found.</param>
    public static ModelChoice Choose(TileIndex index, ModelArguments arguments, ModelStore store)
    {
        if (!string.IsNullOrWhiteSpace(arguments.Model) || index.Models() is not [.., IndexModel last])
        {
            return arguments.Choice;
        }

        bool fp32 = arguments.Precision == "fp32" || last.Precision == "fp32";
        return arguments.Choice with { Model = IsInstalled(last.Name, store) ? last.Name : last.Folder, Fp32 = fp32 };
    }

    /// <summary>The embeddings that can be compared with a model's.</summary>
    /// <param name="index">The index.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ToolException">The index holds none of them.</exception>
    public static IndexModel Find(TileIndex index, LoadedModel model)
    {
        IndexModel[] same = [.. index.Models().Where(known => known.ContentHash == model.Export.ContentHash)];
        return same.FirstOrDefault(known => known.Precision == model.Export.Precision)
            ?? same.FirstOrDefault()
            ?? throw new ToolException(
                ErrorIds.IndexModel,
                $"The index holds embeddings of {string.Join(" and ", index.Models())}; those of {model.Id} ({model.Export.ContentHash[..12]}) cannot be compared with them.",
                "Leave the model empty to take that of the index, or run rs.index on it with this model: both kinds of embeddings can lie side by side.");
    }

    private static bool IsInstalled(string name, ModelStore store) => store.List().Contains(name, StringComparer.Ordinal);
}
