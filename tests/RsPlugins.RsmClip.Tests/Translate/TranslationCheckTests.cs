using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Translate;

namespace RsPlugins.RsmClip.Tests.Translate;

public sealed class TranslationCheckTests
{
    [Theory]
    [InlineData("A river crosses the fields.", "pt", "Um rio atravessa os campos.", null)]
    [InlineData("A river crosses the fields.", "pt", "A river crosses the fields", "Copied")]
    [InlineData("A river crosses the fields.", "pt", "El río cruza los campos y las casas.", "WrongLanguage")]
    [InlineData("A river crosses the fields.", "zh", "一条河穿过田野。", null)]
    [InlineData("A river crosses the fields.", "zh", "Yi tiao he", "WrongLanguage")]
    [InlineData("A river crosses the fields.", "pt", "Desculpe, não posso traduzir isso.", "Refused")]
    [InlineData("A river crosses the fields.", "pt", "Um rio atravessa os campos, que são verdes e castanhos, e ao longe veem-se montanhas, uma estrada e muitas casas pequenas.", "UnlikelyLength")]
    [InlineData("There are many houses with red roofs along both sides of the road near the park.", "pt", "Muitas casas.", "UnlikelyLength")]
    [InlineData("A river crosses the fields.", "pt", "...", "Missing")]
    [InlineData("Stadium.", "nl", "Stadium.", null)]
    [InlineData("Stadium.", "ko", "Stadium.", "Copied")]
    public void Each_fault_is_told_apart(string caption, string language, string translation, string? fault) =>
        Assert.Equal(fault, TranslationCheck.FaultOf(caption, "en", translation, language)?.ToString());

    [Fact]
    public void Nearly_all_true_translations_pass_and_nearly_none_in_another_language()
    {
        int all = 0, passed = 0, others = 0, slipped = 0;
        foreach (ListedCaption caption in Translator.Captions)
        {
            foreach (string language in Languages.All.Skip(1))
            {
                all++;
                passed += TranslationCheck.FaultOf(caption.Texts["en"], "en", caption.Texts[language], language) is null ? 1 : 0;
                foreach (string other in Languages.All.Where(other => other != language))
                {
                    others++;
                    slipped += TranslationCheck.FaultOf(caption.Texts["en"], "en", caption.Texts[other], language) is null ? 1 : 0;
                }
            }
        }

        Assert.True(passed >= 0.98 * all, $"{passed} of {all} passed.");
        Assert.True(slipped <= 0.02 * others, $"{slipped} of {others} slipped through.");
    }
}
