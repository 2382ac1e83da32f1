namespace RsPlugins.RsmClip.Translate;

/// <summary>Why a translation was refused.</summary>
internal enum TranslationFault
{
    /// <summary>The answer has none for this caption.</summary>
    Missing,

    /// <summary>The model will not translate it.</summary>
    Refused,

    /// <summary>It runs over several lines.</summary>
    SeveralLines,

    /// <summary>It is the caption itself.</summary>
    Copied,

    /// <summary>It is in another language.</summary>
    WrongLanguage,

    /// <summary>It is far shorter or longer than a translation would be.</summary>
    UnlikelyLength,
}
