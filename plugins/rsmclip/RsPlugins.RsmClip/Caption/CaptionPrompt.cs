using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Caption;

/// <summary>
/// What a language model is asked: it sees no image, only captions of similar images (the structure of LMCap, arXiv 2305.19821, in words of our own for models that take instructions).
/// Instructions are in English whatever the language of the answer, as LMCap's are.
/// </summary>
internal sealed class CaptionPrompt
{
    /// <summary>The most characters of an answer.</summary>
    public const int MostCharacters = 300;

    /// <param name="language">One of <see cref="Languages.All"/>.</param>
    /// <param name="captions">Captions of similar images, the most similar first.</param>
    /// <param name="examples">Examples, shown before the question.</param>
    public CaptionPrompt(string language, IReadOnlyList<string> captions, IReadOnlyList<PromptExample> examples)
    {
        string spoken = SpokenLanguage.NameOf(language);
        string system = $"""
            You write captions for images that were taken from above, by satellites and aircraft. You do not see the image. You are given captions of images that look like it.
            Write one short caption for the image in {spoken}: one sentence of at most 25 words that says what the image most likely shows.
            Keep to what most of the given captions share. Name no place, date, sensor or brand, and do not mention the captions.
            Answer with the caption alone: no quotation marks, no label, no explanation.
            """;
        Messages =
        [
            new ChatMessage(ChatRole.System, system),
            .. examples.SelectMany(example => (ChatMessage[])[new ChatMessage(ChatRole.User, Question(example.Captions, spoken)), new ChatMessage(ChatRole.Assistant, example.Answer)]),
            new ChatMessage(ChatRole.User, Question(captions, spoken)),
        ];
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001e', Messages.Select(message => $"{message.Role}\u001f{message.Text}")))));
    }

    /// <summary>The messages, in their order.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>Hash of roles and texts.</summary>
    public string Sha256 { get; }

    private static string Question(IReadOnlyList<string> captions, string language) =>
        $"Captions of similar images:\n{string.Join('\n', captions.Select(caption => $"- {caption}"))}\n\nCaption of this image in {language}:";
}
