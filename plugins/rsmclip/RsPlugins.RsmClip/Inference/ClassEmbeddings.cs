using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Class sets as embeddings: the mean over all prompts of a class, normalised before and after (zero-shot protocol of CLIP).</summary>
internal static class ClassEmbeddings
{
    /// <summary>Embeds the classes in one language.</summary>
    /// <param name="encoder">The text tower.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="language">Names and templates of this language are taken.</param>
    /// <param name="templates">Whether names are put into the language's templates, or stand alone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>[classes][dimension] unit vectors.</returns>
    public static float[][] Of(TextEncoder encoder, ClassSet classes, string language, bool templates, CancellationToken cancellationToken) =>
        Of(encoder, classes, language, templates ? PromptTemplates.For(language) : [], cancellationToken);

    /// <summary>Embeds the classes in one language, in sentences of the caller's.</summary>
    /// <param name="encoder">The text tower.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="language">Names of this language are taken.</param>
    /// <param name="templates">The sentences; names stand alone where there are none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>[classes][dimension] unit vectors.</returns>
    public static float[][] Of(TextEncoder encoder, ClassSet classes, string language, IReadOnlyList<string> templates, CancellationToken cancellationToken) =>
        Means(encoder, [.. classes.Classes.Select(one => one.NamesIn(language).SelectMany(name => Prompts(name, templates)).ToArray())], cancellationToken);

    /// <summary>Embeds every name of the classes for itself.</summary>
    /// <param name="encoder">The text tower.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="language">Names and templates of this language are taken.</param>
    /// <param name="templates">Whether names are put into the language's templates, or stand alone.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>[names][dimension] unit vectors, the names of a class after those of the class before.</returns>
    public static float[][] OfNames(TextEncoder encoder, ClassSet classes, string language, bool templates, CancellationToken cancellationToken) =>
        Means(encoder, [.. classes.Classes.SelectMany(one => one.NamesIn(language)).Select(name => Prompts(name, templates ? PromptTemplates.For(language) : []))], cancellationToken);

    /// <summary>The normalised mean of each list of prompts.</summary>
    private static float[][] Means(TextEncoder encoder, string[][] prompts, CancellationToken cancellationToken)
    {
        Queue<float[]> vectors = new(encoder.Encode([.. prompts.SelectMany(list => list)], cancellationToken));
        return [.. prompts.Select(list =>
        {
            float[] mean = new float[encoder.Dimension];
            for (int i = 0; i < list.Length; i++)
            {
                float[] vector = vectors.Dequeue();
                for (int d = 0; d < mean.Length; d++)
                {
                    mean[d] += vector[d];
                }
            }

            Vectors.Normalise(mean);
            return mean;
        })];
    }

    private static string[] Prompts(string name, IReadOnlyList<string> templates) =>
        templates.Count > 0 ? [.. templates.Select(template => PromptTemplates.Fill(template, name))] : [name];
}
