using RsPlugins.RsmClip.Model.Tokenization;

namespace RsPlugins.RsmClip.Model.Tests.Tokenization;

public sealed class UnicodeTextTests
{
    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("\u1112\u1161\u11ab", "한")]
    [InlineData("\ud55c\u1100", "한\u1100")]
    [InlineData("и\u0306", "й")]
    [InlineData("a\u0316\u0300", "à\u0316")]
    [InlineData("a\u0300\u0316\u0301", "à\u0316\u0301")]
    [InlineData("\u01d5\u0323", "\u1ee4\u0308\u0304")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u212b", "Å")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("桥梁 🛰", "桥梁 🛰")]
    public void Letters_are_composed(string text, string composed) => Assert.Equal(composed, UnicodeText.Compose(text));

    [Fact]
    public void Every_composition_of_the_table_survives_a_round_trip()
    {
        foreach (string[] line in EmbeddedTable.Read("unicode.txt").Where(line => line[0] == "D"))
        {
            string parts = string.Concat(line.Skip(2).Select(part => char.ConvertFromUtf32(EmbeddedTable.Code(part))));
            Assert.Equal(char.ConvertFromUtf32(EmbeddedTable.Code(line[1])), UnicodeText.Compose(parts));
        }
    }
}
