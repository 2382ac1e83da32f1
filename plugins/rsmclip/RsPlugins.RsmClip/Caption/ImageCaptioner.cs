using RsPlugins.RsmClip.Index;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Caption;

/// <summary>Captions images: retrieve, ask a language model where there is one, and let the model choose. Thread-safe.</summary>
/// <param name="retriever">Finds captions.</param>
/// <param name="set">The captions.</param>
/// <param name="writer">The language model; null for none.</param>
/// <param name="texts">The text tower.</param>
/// <param name="arguments">The call's arguments.</param>
internal sealed class ImageCaptioner(CaptionRetriever retriever, CaptionSet set, CaptionWriter? writer, TextEncoder texts, CaptionArguments arguments)
{
    private readonly string language = Languages.Checked(arguments.Language);

    /// <summary>Captions an image.</summary>
    /// <param name="image">Unit vector.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="ToolException">rs.captions.invalid: no caption is left; rs.llm.*: the language model wrote none, and one was required.</exception>
    public async Task<ImageCaption> CaptionAsync(float[] image, CancellationToken cancellationToken)
    {
        IReadOnlyList<RetrievedCaption> found = retriever.Find(image, cancellationToken);
        RetrievedCaption[] kept = [.. found.Take(arguments.Keep)];
        if (kept.Length == 0)
        {
            throw new ToolException(ErrorIds.CaptionsInvalid, "The captions all belong to the image itself.", "Give a file with captions of other images.");
        }

        CaptionCandidate[] retrieved = [.. kept.Select(one => new CaptionCandidate(one.Caption.Text, one.Caption.Language, CaptionCandidate.Retrieved, one.Score))];
        CaptionSource[] sources = [.. kept.Select(one => new CaptionSource(one.Caption.Text, one.Caption.Language, one.Score, one.Caption.Images.Select(place => set.Images[place].Name).FirstOrDefault(), one.Caption.Source))];
        if (writer is null)
        {
            return new ImageCaption(retrieved[0], retrieved, sources, null, $"No language model was asked: this is the best caption of a similar image.{LanguageNotice(retrieved[0])}");
        }

        RetrievedCaption[] answers = [.. found.Skip(arguments.Keep).Where(one => one.Caption.Language == language)];
        CaptionPrompt prompt = new(language, [.. kept.Select(one => one.Caption.Text)], retriever.Examples(answers, arguments.Examples, arguments.Keep, cancellationToken));
        WrittenCaptions written = await writer.WriteAsync(prompt, language, cancellationToken).ConfigureAwait(false);
        if (written.Texts.Count == 0)
        {
            return arguments.RequireLlm && written.Fault is LlmFault fault
                ? throw fault.ToException()
                : new ImageCaption(retrieved[0], retrieved, sources, prompt.Sha256, $"{written.Fault?.Message} This is the best caption of a similar image.{LanguageNotice(retrieved[0])}");
        }

        float[][] vectors = texts.Encode(written.Texts, cancellationToken);
        IEnumerable<CaptionCandidate> own = written.Texts.Select((text, i) => new CaptionCandidate(text, language, CaptionCandidate.Generated, Vectors.Dot(image, vectors[i])));
        bool retrievedCompete = arguments.Compete && !arguments.RequireLlm;
        CaptionCandidate[] candidates = [.. own.Concat(retrieved.Where(one => retrievedCompete && one.Language == language)).OrderByDescending(one => one.Score)];
        string? notice = candidates[0].Method == CaptionCandidate.Retrieved ? "A caption of a similar image fits better than what the language model wrote." : null;
        return new ImageCaption(candidates[0], candidates, sources, prompt.Sha256, notice);
    }

    private string LanguageNotice(CaptionCandidate best) =>
        best.Language == language ? "" : $" There are no captions in {Languages.NameOf(language)}: its language is {best.Language}.";
}
