using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Tests.Prompts;

public sealed class ClassTableTests
{
    [Theory]
    [InlineData("[{\"name\":\"lake\",\"prompts\":[\"lake\",\"pond\"],\"color\":\"#3F8EFC\"},{\"name\":\"field\"}]")]
    [InlineData("[{\"name\":\"lake\",\"prompts\":\"lake | pond\",\"color\":\"#3f8efc\"},\"field\"]")]
    [InlineData("name,prompts,color\nlake,lake|pond,#3f8efc\nfield,,\n")]
    [InlineData("\uFEFFName;Color;Prompts\r\n\"lake\";#3f8efc;\"lake|pond\"\r\nfield;;\r\n")]
    public void Json_and_csv_give_the_same_classes(string text)
    {
        ClassSet set = ClassTable.Parse(text, "table");

        Assert.Equal(["lake", "field"], set.Classes.Select(one => one.Id));
        Assert.Equal(["lake", "pond"], set.Classes[0].NamesIn("ko"));
        Assert.Equal(["field"], set.Classes[1].NamesIn("en"));
        Assert.Equal("#3f8efc", set.Classes[0].Color);
        Assert.NotNull(ClassColors.Parse(set.Classes[1].Color));
    }

    [Theory]
    [InlineData("[{\"name\":\"lake\",\"prompts\":[\"lake\",\"pond\"],\"name_pt\":\"lago\",\"prompts_zh\":[\"湖\",\"池塘\"]},{\"name\":\"field\",\"name_pt\":\"campo\",\"prompts_pt\":\"campo|lavoura\"}]")]
    [InlineData("name,name_pt,prompts,prompts_pt,prompts_zh\nlake,lago,lake|pond,,湖|池塘\nfield,campo,,campo|lavoura,\n")]
    public void A_language_may_have_names_and_prompts_of_its_own(string text)
    {
        ClassSet set = ClassTable.Parse(text, "table");

        Assert.Equal(["lake", "pond"], set.Classes[0].NamesIn("en"));
        Assert.Equal(["lago"], set.Classes[0].NamesIn("pt"));
        Assert.Equal(["湖", "池塘"], set.Classes[0].NamesIn("zh"));
        Assert.Equal(["campo", "lavoura"], set.Classes[1].NamesIn("pt"));
        Assert.Equal(["field"], set.Classes[1].NamesIn("ru"));
        Assert.Equal(("lake", "lago", "lake"), (set.Classes[0].NameIn("en"), set.Classes[0].NameIn("pt"), set.Classes[0].NameIn("zh")));
    }

    [Fact]
    public void Five_hundred_classes_are_more_than_a_class_map_holds()
    {
        PromptException failure = Assert.Throws<PromptException>(() => ClassTable.Parse($"[{string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"class {i}\""))}]", "t.json"));

        Assert.Contains("at most 255 classes, these are 500", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"name\":\"a\"}", "not valid JSON")]
    [InlineData("[]", "at least two")]
    [InlineData("[{\"name\":\"a\",\"name_pt\":\"x\"},{\"name\":\"b\",\"name_pt\":\"x\"}]", "\"x\" stands there twice")]
    [InlineData("[{\"name\":\"a\",\"name_tlh\":\"x\"},{\"name\":\"b\"}]", "unknown column \"name_tlh\"")]
    [InlineData("name,prompts_tlh\na,x\nb,y", "\"prompts_tlh\"")]
    [InlineData("[{\"name\":\"a\\u0007\"},{\"name\":\"b\"}]", "cannot be shown")]
    [InlineData("[{\"name\":\"a\"},{\"prompts\":\"b\"}]", "row 2 has no name")]
    [InlineData("[{\"name\":\"a\"},{\"name\":\"a\"}]", "twice")]
    [InlineData("[{\"name\":\"a\",\"colour\":\"#000000\"},{\"name\":\"b\"}]", "unknown column \"colour\"")]
    [InlineData("[{\"name\":\"a\",\"color\":\"red\"},{\"name\":\"b\"}]", "#rrggbb")]
    [InlineData("[\"a\"]", "at least two")]
    [InlineData("label,color\na,#000000", "\"name\"")]
    [InlineData("", "\"name\"")]
    public void A_wrong_table_is_refused_with_the_reason(string text, string reason)
    {
        PromptException failure = Assert.Throws<PromptException>(() => ClassTable.Parse(text, "t.csv"));

        Assert.Equal(PromptFault.Classes, failure.Fault);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains("t.csv", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Default_colours_of_thirty_classes_differ()
    {
        Assert.Equal(30, Enumerable.Range(0, 30).Select(ClassColors.Default).Distinct().Count());
    }
}
