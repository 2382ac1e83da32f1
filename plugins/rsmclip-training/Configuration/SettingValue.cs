namespace RsPlugins.RsmClip.Training.Configuration;

/// <summary>One setting of a run.</summary>
/// <param name="Key">Its full key, for instance <c>optimiser.learning_rate</c> or <c>data.sets[0].share</c>.</param>
/// <param name="Value">Its value as text.</param>
/// <param name="Default">Its default as text.</param>
/// <param name="Provenance">Where the default comes from, or null.</param>
public sealed record SettingValue(string Key, string Value, string Default, string? Provenance)
{
    /// <summary>Whether it has its default.</summary>
    public bool IsDefault => Value == Default;
}
