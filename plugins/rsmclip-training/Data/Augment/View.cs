namespace RsPlugins.RsmClip.Training.Data.Augment;

/// <summary>Which crop of an image it is: DINO's three kinds are blurred and solarized with probabilities of their own.</summary>
public enum View
{
    /// <summary>The first global crop.</summary>
    FirstGlobal,

    /// <summary>The second global crop.</summary>
    SecondGlobal,

    /// <summary>A local crop.</summary>
    Local,
}
