using RsPlugins.RsmClip.Models;

namespace RsPlugins.RsmClip.Tests.Models;

public sealed class ModelCardTests
{
    [Fact]
    public void Licence_languages_and_figures_are_read_from_the_front_matter()
    {
        ModelCard card = ModelCard.Parse("""
            ---
            license: mit
            language: [en, pt]
            model-index:
            - name: a
              results:
              - task: { type: zero-shot-image-classification }
                dataset: { name: EuroSAT, split: test, config: pt }
                metrics:
                - { type: accuracy, name: top-1 accuracy, value: 0.5 }
                - { type: text, value: good }
            ---
            # A model
            """);

        Assert.Equal(("A model", "mit"), (card.Title, card.License));
        Assert.Equal(["en", "pt"], card.Languages);
        Assert.Equal([new ModelFigure("zero-shot-image-classification", "EuroSAT", "test", "pt", "top-1 accuracy", 0.5)], card.Figures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no front matter")]
    [InlineData("---\nnever ends")]
    [InlineData("---\n[1, {\n---\n")]
    [InlineData("---\nlicense: [1]\nlanguage: {a: b}\nmodel-index: 7\n---\n")]
    [InlineData("---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nlanguage: [*b,*b,*b,*b,*b,*b,*b,*b]\n---\n")]
    public void A_card_that_says_nothing_is_no_error(string text)
    {
        ModelCard card = ModelCard.Parse(text);

        Assert.Null(card.License);
        Assert.Empty(card.Languages);
        Assert.Empty(card.Figures);
    }
}
