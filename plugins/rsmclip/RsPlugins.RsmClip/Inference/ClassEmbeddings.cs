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
    public static float[][] Of(TextEncoder encoder, ClassSet classes, string language, bool templates, CancellationToken cancellationToken)
    {
        string[][] prompts = [.. classes.Classes.Select(one => Prompts(one, language, templates))];
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

    private static string[] Prompts(PromptClass one, string language, bool templates) =>
        [.. one.NamesIn(language).SelectMany(name => templates ? PromptTemplates.For(language).Select(template => PromptTemplates.Fill(template, name)) : [name])];
}
