namespace RsPlugins.RsmClip.Model.Prompts;

/// <summary>The class names and templates that lie in this assembly.</summary>
internal static class PromptData
{
    public static Stream Open(string name) =>
        typeof(PromptData).Assembly.GetManifestResourceStream($"RsPlugins.RsmClip.Model.Prompts.Data.{name}")
        ?? throw new InvalidOperationException($"The assembly was built without {name}.");
}
