namespace RsPlugins.RsmClip.Translate;

/// <summary>Arguments of rs.translate, as the manifest describes them.</summary>
public sealed record TranslateArguments
{
    /// <summary>The caption file.</summary>
    public required string Captions { get; init; }

    /// <summary>Language of captions for which the file names none, and the one that is translated from.</summary>
    public string CaptionsLanguage { get; init; } = "en";

    /// <summary>Languages to translate to.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [.. Model.Prompts.Languages.All.Skip(1)];

    /// <summary>The file to write.</summary>
    public string? Output { get; init; }

    /// <summary>What the translations may be used for.</summary>
    public string? Licence { get; init; }

    /// <summary>Base address of an OpenAI-compatible server.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Language model.</summary>
    public string? LlmModel { get; init; }

    /// <summary>Captions in a request.</summary>
    public int Batch { get; init; } = 10;

    /// <summary>How often a caption is asked for before it is left out.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Temperature of the language model.</summary>
    public double Temperature { get; init; }

    /// <summary>Seconds for an answer.</summary>
    public double Timeout { get; init; } = 120;

    /// <summary>Requests at the same time.</summary>
    public int Concurrency { get; init; } = 4;
}
