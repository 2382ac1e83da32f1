using RsPlugins.Geo.Images;
using RsPlugins.RsmClip.Embed;
using RsPlugins.RsmClip.Inference;

namespace RsPlugins.RsmClip.Tests.Acceptance;

/// <summary>The two examples of RS-M-CLIP's model card: the right query gets 100.0 %, all others 0.0 %, by the soft-max of 100 times the cosines.</summary>
public sealed class ModelCardExamplesTests(PluginFixture plugin) : IClassFixture<PluginFixture>
{
    private const float CardScale = 100;
    private const float ShownAsHundred = 0.9995f;

    [RsMClipTheory]
    [InlineData("airplane_004.jpg", 3, "A residential area with houses.", "Blocks of buildings can be seen in the factory .", "Dense residential areas on both sides of the road .", "Many airplanes in the open area.", "A cute cat")]
    [InlineData("golf_course_004.jpg", 5, "Una zona residencial con casas.", "Se pueden ver bloques de edificios en la fábrica.", "Zonas residenciales densas a ambos lados de la carretera.", "Muchos aviones en el área abierta.", "Un lindo gato", "Un campo de golf con bunkers.")]
    public void An_example_of_the_card_gives_what_the_card_says(string picture, int right, params string[] queries)
    {
        foreach (bool fp32 in (bool[])[true, false])
        {
            LoadedModel model = plugin.Models.Get(new ModelChoice(Variable(RsMClipTheoryAttribute.ModelVariable), fp32), new RecordingContext(), CancellationToken.None);
            byte[] pixels = model.Images.Preprocessor.ResizeAndCrop(EmbedTool.ToPixelImage(ImageFile.Decode(Path.Combine(Variable(RsMClipTheoryAttribute.FiguresVariable), picture))));
            float[] image = model.Images.Encode([pixels], CancellationToken.None)[0];
            float[] cosines = [.. model.Texts.Encode(queries, CancellationToken.None).Select(text => Vectors.Dot(image, text))];
            float[] shares = Vectors.SoftMax(cosines, CardScale);

            Assert.Equal(right, Vectors.ArgMax(shares));
            Assert.InRange(shares[right], ShownAsHundred, 1);
        }
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{name} is not set.");
}
