using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The embedded images of a data set with their classes and captions.</summary>
/// <param name="Name">Name of the data set.</param>
/// <param name="Classes">Its classes.</param>
/// <param name="Images">Unit vectors.</param>
/// <param name="Labels">For each image the place of its class.</param>
/// <param name="Captions">For each language, the captions of all images one after another; a language without captions is left out.</param>
/// <param name="Owners">For each caption the image's position.</param>
internal sealed record LabelledImages(string Name, ClassSet Classes, float[][] Images, int[] Labels, IReadOnlyDictionary<string, string[]> Captions, int[] Owners)
{
    /// <summary>The class of each label by its id.</summary>
    public static int[] Places(ClassSet classes, IEnumerable<string> labels) => [.. labels.Select(label => classes.Classes.ToList().FindIndex(one => one.Id == label))];

    /// <summary>Cosines of each image with each class in a language, with the templates.</summary>
    /// <returns>[images][classes].</returns>
    public float[][] Cosines(LoadedModel model, string language, CancellationToken cancellationToken)
    {
        float[][] vectors = ClassEmbeddings.Of(model.Texts, Classes, language, templates: true, cancellationToken);
        return [.. Images.Select(image => vectors.Select(vector => Vectors.Dot(vector, image)).ToArray())];
    }
}
