using RsPlugins.RsmClip.Translate;

namespace RsPlugins.RsmClip.Tests.Translate;

public sealed class TranslationAnswerTests
{
    [Theory]
    [InlineData(2, "1. Um rio.\n2. Um lago.", "Um rio.|Um lago.")]
    [InlineData(2, "Here are the translations:\n\n**1.** \"Um rio.\"\n\n2) Um lago.\n", "Um rio.|Um lago.")]
    [InlineData(2, "<think>1. no</think>```\n2: 一个湖。\n1、一条河。\n```", "一条河。|一个湖。")]
    [InlineData(1, "Um rio.", "Um rio.")]
    [InlineData(1, "Tradução:\nUm rio.", "Um rio.")]
    [InlineData(1, "1. Um rio com 3 pontes.", "Um rio com 3 pontes.")]
    [InlineData(3, "1. Um rio.\n3. Um campo.", "Um rio.|Missing|Um campo.")]
    [InlineData(2, "1. Um rio.\nÉ largo.\n2. Um lago.", "SeveralLines|Um lago.")]
    [InlineData(2, "1. Um rio.\n1. Um lago.\n2. Um campo.", "SeveralLines|Um campo.")]
    [InlineData(2, "Um rio.\nUm lago.", "Missing|Missing")]
    [InlineData(1, "Um rio.\nÉ largo.", "SeveralLines")]
    [InlineData(2, "7. Um rio.", "Missing|Missing")]
    [InlineData(1, "", "Missing")]
    [InlineData(1, "<!DOCTYPE html><html><body>1. x</body></html>", "Missing")]
    [InlineData(1, "{\"translation\":\"Um rio.\"}", "Missing")]
    public void Translations_are_found_by_their_numbers(int count, string answer, string expected) =>
        Assert.Equal(expected.Split('|'), TranslationAnswer.Read(answer, isCut: false, count).Select(one => one.Fault?.ToString() ?? one.Text));

    [Fact]
    public void The_last_line_of_an_answer_that_was_cut_off_is_not_whole() =>
        Assert.Equal([null, TranslationFault.Missing], TranslationAnswer.Read("1. Um rio.\n2. Um la", isCut: true, 2).Select(one => one.Fault));
}
