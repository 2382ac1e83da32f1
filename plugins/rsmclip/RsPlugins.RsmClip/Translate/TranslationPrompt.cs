using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using RsPlugins.RsmClip.Llm;

namespace RsPlugins.RsmClip.Translate;

/// <summary>How a language model is asked to translate captions from one language to another. The same instructions hold for one caption and for many, so that their hash tells translations that were made alike.</summary>
internal sealed class TranslationPrompt
{
    private readonly string instructions;

    /// <param name="from">Code of the captions' language.</param>
    /// <param name="to">Code of the language to translate to.</param>
    public TranslationPrompt(string from, string to)
    {
        From = from;
        To = to;
        instructions = $"""
            You translate captions of images that were taken from above, by satellites and aircraft, from {SpokenLanguage.NameOf(from)} to {SpokenLanguage.NameOf(to)}.
            You are given numbered captions, one on each line. Translate each on its own: all that it says and nothing else, in the plain words that a speaker of {SpokenLanguage.NameOf(to)} would use.
            Keep numbers and proper names. A field is land, a court is for sports, a plane is an aircraft, a bank is the side of a river, a crossing is of roads.
            Answer with the translations alone, one on each line, each after the number of its caption.
            """;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(instructions)));
    }

    /// <summary>Code of the captions' language.</summary>
    public string From { get; }

    /// <summary>Code of the language to translate to.</summary>
    public string To { get; }

    /// <summary>Hash of the instructions.</summary>
    public string Sha256 { get; }

    /// <summary>The question about some captions.</summary>
    public IReadOnlyList<ChatMessage> Ask(IReadOnlyList<string> captions) =>
    [
        new ChatMessage(ChatRole.System, instructions),
        new ChatMessage(ChatRole.User, string.Join('\n', captions.Select((caption, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {caption}")))),
    ];
}
