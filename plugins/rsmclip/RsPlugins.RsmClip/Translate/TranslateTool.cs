using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Llm;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.RsmClip.Tools;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Translate;

/// <summary>rs.translate: brings the captions of a file into other languages by a language model, for training in ten languages.</summary>
public sealed class TranslateTool : PluginTool<TranslateArguments>
{
    private const int TokensForEach = 200;
    private const int TokensForThoughts = 1024;
    private const int MostExamples = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private readonly string stateFolder;
    private readonly Func<string, string?> environment;
    private readonly TimeSpan firstWait;

    /// <summary>Makes the tool.</summary>
    /// <param name="stateFolder">Where translations are kept.</param>
    public TranslateTool(string stateFolder)
        : this(stateFolder, Environment.GetEnvironmentVariable, FirstWait)
    {
    }

    internal TranslateTool(string stateFolder, Func<string, string?> environment, TimeSpan firstWait)
    {
        this.stateFolder = stateFolder;
        this.environment = environment;
        this.firstWait = firstWait;
    }

    /// <inheritdoc/>
    public override string Name => "rs.translate";

    /// <inheritdoc/>
    protected override JsonObject Run(TranslateArguments arguments, IToolContext context, CancellationToken cancellationToken)
    {
        string from = CaptionFile.CodeOf(arguments.CaptionsLanguage);
        string[] languages = [.. arguments.Languages.Select(Languages.Checked).Distinct()];
        if (languages.Length == 0)
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "No language is given.", "Give at least one language to translate to.");
        }

        LlmEndpoint endpoint = LlmEndpoint.Find(arguments.Endpoint, arguments.LlmModel, environment)
            ?? throw new ToolException(ErrorIds.ArgumentInvalid, "Translating needs a language model, but no endpoint is given.", $"Give endpoint and llm_model, or set {LlmEndpoint.EndpointVariable} and {LlmEndpoint.ModelVariable}.");
        string output = Path.GetFullPath(string.IsNullOrWhiteSpace(arguments.Output) ? Path.ChangeExtension(arguments.Captions, ".multilingual.jsonl") : arguments.Output);
        if (output == Path.GetFullPath(arguments.Captions))
        {
            throw new ToolException(ErrorIds.ArgumentInvalid, "The output has the name of the caption file.", "Give it a name of its own.");
        }

        TranslationPlan plan = new(CaptionFile.Read(arguments.Captions, from), from, languages);
        IReadOnlyList<(TranslationPrompt Prompt, string Caption)> wanted = plan.Wanted();
        LlmOptions options = new("a translation", arguments.Temperature, TimeSpan.FromSeconds(arguments.Timeout), arguments.Concurrency, TokensForThoughts + (TokensForEach * arguments.Batch)) { MostOutages = int.MaxValue };
        using TranslationCache cache = new(Path.Combine(stateFolder, "translations.sqlite"), endpoint.Model);
        using LlmAsker asker = new(endpoint, options);
        using RefusalJournal refused = new(context.Job.Folder);
        CaptionTranslator translator = new(asker, cache, refused, arguments, firstWait);
        translator.RunAsync(wanted, context, cancellationToken).GetAwaiter().GetResult();
        string licence = arguments.Licence?.Trim() ?? "";
        int captions = TranslatedFile.Write(output, plan, cache, new CaptionOrigin(endpoint.Model, "", "", licence), context, cancellationToken);
        JsonObject result = Summary(wanted, translator, refused, languages);
        result["output"] = output;
        result["captions"] = captions;
        result["notice"] = licence.Length > 0 ? null : "No licence is written beside the translations: what a language model writes may have terms of its own.";
        result["provenance"] = new JsonObject
        {
            ["tool"] = Name,
            ["version"] = typeof(TranslateTool).Assembly.GetName().Version!.ToString(3),
            ["arguments"] = JsonSerializer.SerializeToNode(arguments, ToolJson.Options),
            ["llm"] = new JsonObject { ["host"] = endpoint.Host, ["model"] = endpoint.Model },
            ["time"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        return result;
    }

    private static JsonObject Summary(IReadOnlyList<(TranslationPrompt Prompt, string Caption)> wanted, CaptionTranslator translator, RefusalJournal journal, string[] languages)
    {
        (TranslationPrompt Prompt, string Caption, TranslationFault Fault)[] refused =
        [
            .. wanted.Select(one => (one.Prompt, one.Caption, Fault: journal.FaultOf(one.Prompt, one.Caption))).Where(one => one.Fault is not null).Select(one => (one.Prompt, one.Caption, one.Fault!.Value)),
        ];
        JsonObject counts = [];
        foreach (string language in languages.Where(language => refused.Any(one => one.Prompt.To == language)))
        {
            counts[language] = refused.Count(one => one.Prompt.To == language);
        }

        return new JsonObject
        {
            ["translated"] = translator.Translated,
            ["cached"] = translator.Cached,
            ["refused"] = counts,
            ["refused_examples"] = new JsonArray([.. refused.Take(MostExamples).Select(one => (JsonNode)new JsonObject
            {
                ["caption"] = one.Caption,
                ["language"] = one.Prompt.To,
                ["reason"] = JsonNamingPolicy.KebabCaseLower.ConvertName(one.Fault.ToString()),
            })]),
        };
    }
}
