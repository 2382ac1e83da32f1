namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>What is wrong with the classes asked for.</summary>
public enum PromptFault
{
    /// <summary>The class set is unknown, or the class table malformed.</summary>
    Classes,

    /// <summary>The language is none of the ten.</summary>
    Language,
}
