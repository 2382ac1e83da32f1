using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The embedded images of a split of a data set with their classes and captions.</summary>
/// <param name="Name">Name of the data set.</param>
/// <param name="Split">The split.</param>
/// <param name="Classes">Its classes with their names in each language; null where no names are known.</param>
/// <param name="ClassIds">What the classes are called, in the order of <paramref name="Classes"/> where there are any.</param>
/// <param name="Files">Names of the images.</param>
/// <param name="Images">Unit vectors.</param>
/// <param name="Labels">For each image the place of its class; empty where images have none.</param>
/// <param name="Captions">For each language its captions; a language without captions is left out.</param>
internal sealed record LabelledImages(
    string Name, string Split, ClassSet? Classes, IReadOnlyList<string> ClassIds, IReadOnlyList<string> Files, float[][] Images, int[] Labels, IReadOnlyDictionary<string, CaptionQueries> Captions)
{
    /// <summary>Cosines of each image with each class in a language.</summary>
    /// <param name="model">The model.</param>
    /// <param name="language">The language.</param>
    /// <param name="templates">The sentences that class names are put into.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>[images][classes].</returns>
    public float[][] Cosines(LoadedModel model, string language, IReadOnlyList<string> templates, CancellationToken cancellationToken)
    {
        float[][] vectors = ClassEmbeddings.Of(model.Texts, Classes!, language, templates, cancellationToken);
        return [.. Images.Select(image => vectors.Select(vector => Vectors.Dot(vector, image)).ToArray())];
    }
}
