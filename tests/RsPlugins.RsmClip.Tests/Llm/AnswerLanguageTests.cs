using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Tests.Llm;

public sealed class AnswerLanguageTests
{
    [Fact]
    public void Captions_fit_their_own_language_and_no_other()
    {
        IReadOnlyList<CaptionRecord> captions = CaptionLibrary.ReadShipped().Records;
        int rejected = captions.Count(caption => !AnswerLanguage.Fits(caption.Text, caption.Language));
        int accepted = captions.Sum(caption => Languages.All.Count(other => other != caption.Language && AnswerLanguage.Fits(caption.Text, other)));

        // Of 1,200 captions, and of 10,800 pairs with another language.
        Assert.InRange(rejected, 0, 16);
        Assert.InRange(accepted, 0, 90);
    }

    [Theory]
    [InlineData("衛星から見た川。", "zh")]
    [InlineData("123", "en")]
    [InlineData("Река.", "en")]
    [InlineData("A river.", "ko")]
    public void Other_scripts_do_not_fit(string text, string language) => Assert.False(AnswerLanguage.Fits(text, language));

    [Fact]
    public void Some_foreign_letters_do_no_harm() => Assert.True(AnswerLanguage.Fits("从 NASA 卫星上看到的一条宽阔的河流和桥梁。", "zh"));
}
