using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Files;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Translate;

/// <summary>Writes captions in all their languages as JSON lines, which rs.train takes as a list and as texts, and rs.caption and rs.index as captions.</summary>
internal static class TranslatedFile
{
    private const int IdDigits = 16;
    private const int ReportEvery = 1000;
    private static readonly JsonSerializerOptions Readable = new(ToolJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file, under a temporary name until it is whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="plan">The captions.</param>
    /// <param name="cache">Their translations.</param>
    /// <param name="origin">Who translated: model and licence; prompt and day are filled in.</param>
    /// <param name="context">Told the lines written.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left.</param>
    /// <returns>Lines written.</returns>
    public static int Write(string path, TranslationPlan plan, TranslationCache cache, CaptionOrigin origin, IToolContext context, CancellationToken cancellationToken)
    {
        using StagedFile staged = new(path);
        int lines = 0;
        using (StreamWriter writer = new(staged.Path) { NewLine = "\n" })
        {
            foreach ((ListedImage image, ListedCaption caption) in plan.Captions)
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.WriteLine(Line(image, caption, plan, cache, origin).ToJsonString(Readable));
                if (++lines % ReportEvery == 0)
                {
                    context.Report(ToolProgress.Of("writing", lines, plan.Count, "captions"));
                }
            }
        }

        staged.Commit();
        return lines;
    }

    private static JsonObject Line(ListedImage image, ListedCaption caption, TranslationPlan plan, TranslationCache cache, CaptionOrigin origin)
    {
        (string from, string source) = plan.SourceOf(caption);
        JsonObject text = [], provenance = [];
        foreach ((string language, string own) in caption.Texts)
        {
            text[language] = own;
            if ((caption.Origins.GetValueOrDefault(language) ?? (language == from ? CaptionOrigin.Original : null)) is CaptionOrigin known)
            {
                provenance[language] = known.ToJson();
            }
        }

        foreach (string language in plan.Languages.Where(language => !caption.Texts.ContainsKey(language)))
        {
            TranslationPrompt prompt = plan.PromptOf(from, language);
            if (cache.Find(prompt, source) is (string translation, string date))
            {
                text[language] = translation;
                provenance[language] = (origin with { PromptSha256 = prompt.Sha256, Date = date }).ToJson();
            }
        }

        // The same text has the same id, whatever its images.
        JsonObject line = new() { ["id"] = caption.Id ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from}\n{source}")))[..IdDigits], ["kind"] = "caption", ["set"] = caption.Source };
        foreach ((string name, string? value) in new[] { ("image", image.File), ("split", image.Split), ("class", image.Label) })
        {
            if (value is not null)
            {
                line[name] = value;
            }
        }

        line["text"] = text;
        line["provenance"] = provenance;
        return line;
    }
}
