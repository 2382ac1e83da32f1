using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Tests.Prompts;

public sealed class ClassSetTests
{
    [Fact]
    public void Six_sets_have_a_name_in_ten_languages_and_a_colour_of_its_own_for_each_class()
    {
        Assert.Equal([("eurosat", 10), ("ucmerced", 21), ("resisc45", 45), ("aid", 30), ("rsscn7", 7), ("landcover", 20)], ClassSet.All.Select(set => (set.Id, set.Classes.Count)));
        foreach (ClassSet set in ClassSet.All)
        {
            Assert.Equal(set.Classes.Count, set.Classes.Select(one => one.Color).Distinct().Count());
            Assert.All(set.Classes, one => Assert.NotNull(ClassColors.Parse(one.Color)));
            Assert.All(set.Classes, one => Assert.All(Languages.All, language => Assert.NotEqual("", one.NameIn(language))));
        }
    }

    [Fact]
    public void Names_are_in_their_language()
    {
        PromptClass river = ClassSet.Find("EuroSAT").Classes[8];

        Assert.Equal("River", river.Id);
        Assert.Equal(["river", "rio", "río", "rivière", "Fluss", "rivier", "fiume", "河流", "강", "река"], Languages.All.Select(river.NameIn));
    }

    [Fact]
    public void Templates_are_twelve_in_each_language_and_take_the_name()
    {
        Assert.All(Languages.All, language =>
        {
            IReadOnlyList<string> templates = PromptTemplates.For(language);
            Assert.Equal(12, templates.Count);
            Assert.All(templates, template => Assert.Contains("XYZ", PromptTemplates.Fill(template, "XYZ"), StringComparison.Ordinal));
        });
        Assert.Equal("A satellite image of a river.", PromptTemplates.Fill(PromptTemplates.For("en")[1], "a river"));
    }

    [Fact]
    public void Unknown_set_lists_those_that_exist()
    {
        PromptException failure = Assert.Throws<PromptException>(() => ClassSet.Find("imagenet"));

        Assert.Equal(PromptFault.Classes, failure.Fault);
        Assert.Contains("eurosat, ucmerced, resisc45, aid, rsscn7, landcover", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_language_lists_the_ten()
    {
        PromptException failure = Assert.Throws<PromptException>(() => Languages.Checked("sv"));

        Assert.Equal(PromptFault.Language, failure.Fault);
        Assert.Contains("en, pt, es, fr, de, nl, it, zh, ko, ru", failure.Hint, StringComparison.Ordinal);
        Assert.Equal("pt", Languages.Checked("pt-BR"));
    }
}
