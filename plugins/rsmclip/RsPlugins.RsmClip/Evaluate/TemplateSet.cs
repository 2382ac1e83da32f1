namespace RsPlugins.RsmClip.Evaluate;

/// <summary>The sentences that class names are put into.</summary>
public enum TemplateSet
{
    /// <summary>The twelve that come with the model.</summary>
    Default,

    /// <summary>One sentence, "A satellite image of {class}.".</summary>
    One,

    /// <summary>None: the bare names.</summary>
    Names,
}
