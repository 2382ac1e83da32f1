using RsPlugins.RsmClip.Caption;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Tests.Caption;

public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("A river.", "A river.")]
    [InlineData("\"A river.\"", "A river.")]
    [InlineData("  “Um rio.”\n", "Um rio.")]
    [InlineData("«Une rivière.»", "Une rivière.")]
    [InlineData("„Ein Fluss.“", "Ein Fluss.")]
    [InlineData("「一条河。」", "一条河。")]
    [InlineData("Caption: A river.", "A river.")]
    [InlineData("**Caption (in English):** \"A river.\"", "A river.")]
    [InlineData("Légende en français : Une rivière.", "Une rivière.")]
    [InlineData("图片说明：一条河。", "一条河。")]
    [InlineData("Подпись: Река.", "Река.")]
    [InlineData("# Caption\n\nA river.", "A river.")]
    [InlineData("Here is a caption:\n\n- A river.", "A river.")]
    [InlineData("```\nA river.\n```", "A river.")]
    [InlineData("1. A *wide* river.\n2. A lake.", "A wide river.")]
    [InlineData("<think>It is \"a lake\".\nOr not.</think>\nA river.", "A river.")]
    [InlineData("A river\twith   a bridge.", "A river with a bridge.")]
    [InlineData("A road: straight and long.", "A road: straight and long.")]
    public void The_caption_is_taken_out_of_the_answer(string answer, string caption) => Assert.Equal(caption, AnswerText.Clean(answer, cut: false).Caption);

    [Theory]
    [InlineData("", LlmFaultKind.Empty)]
    [InlineData("\n \n", LlmFaultKind.Empty)]
    [InlineData("...", LlmFaultKind.Empty)]
    [InlineData("<think>It never ends", LlmFaultKind.Empty)]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", LlmFaultKind.Unreadable)]
    [InlineData("{\"error\":\"no\"}", LlmFaultKind.Unreadable)]
    public void What_holds_no_caption_is_named(string answer, object fault) => Assert.Equal((null, (LlmFaultKind)fault), AnswerText.Clean(answer, cut: false));

    [Fact]
    public void A_long_answer_ends_with_its_last_whole_sentence_that_fits()
    {
        string first = "A river with " + string.Join(" and ", Enumerable.Repeat("a bridge", 18)) + ".";

        Assert.InRange(first.Length, 200, CaptionPrompt.MostCharacters);
        Assert.Equal(first, AnswerText.Clean($"{first} {first}", cut: false).Caption);
        Assert.Equal(LlmFaultKind.TooLong, AnswerText.Clean(new string('a', CaptionPrompt.MostCharacters + 1), cut: false).Fault);
    }

    [Fact]
    public void Of_an_answer_that_was_cut_off_only_whole_sentences_count()
    {
        Assert.Equal("A river.", AnswerText.Clean("A river. Beside it a ro", cut: true).Caption);
        Assert.Equal(LlmFaultKind.TooLong, AnswerText.Clean("A river and beside it a ro", cut: true).Fault);
    }

    [Theory]
    [InlineData("I’m sorry, but I can’t see the image.")]
    [InlineData("I cannot write a caption.")]
    [InlineData("Desculpe, mas não posso ajudar com isso.")]
    [InlineData("Lo siento, no puedo ver la imagen.")]
    [InlineData("Je suis désolé, je ne peux pas voir l’image.")]
    [InlineData("Es tut mir leid, ich kann das Bild nicht sehen.")]
    [InlineData("Het spijt me, ik kan de afbeelding niet zien.")]
    [InlineData("Mi dispiace, non posso vedere l’immagine.")]
    [InlineData("很抱歉，我无法看到图片。")]
    [InlineData("죄송합니다. 이미지를 볼 수 없습니다.")]
    [InlineData("이미지를 볼 수 없어 설명을 제공할 수 없습니다.")]
    [InlineData("Извините, я не могу увидеть изображение.")]
    public void Refusals_are_known_in_ten_languages(string answer) => Assert.Equal(LlmFaultKind.Refused, AnswerText.Clean(answer, cut: false).Fault);

    [Fact]
    public void No_caption_is_taken_for_a_refusal_or_changed()
    {
        CaptionFile captions = CaptionLibrary.ReadShipped();

        Assert.Equal(Languages.All.Order(), captions.Records.Select(record => record.Language).Distinct().Order());
        Assert.Equal(1200, captions.Records.Count);
        Assert.All(captions.Records, record => Assert.Equal(record.Text, AnswerText.Clean(record.Text, cut: false).Caption));
    }
}
