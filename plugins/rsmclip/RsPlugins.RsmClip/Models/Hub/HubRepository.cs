using System.Text.RegularExpressions;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Hub;

/// <summary>A repository of the hub at a revision.</summary>
/// <param name="Id">"owner/name".</param>
/// <param name="Revision">A branch, tag or commit.</param>
internal sealed partial record HubRepository(string Id, string Revision)
{
    private const string Main = "main";

    /// <summary>Reads "owner/name" or "owner/name@revision".</summary>
    /// <exception cref="ToolException">rs.argument.invalid.</exception>
    public static HubRepository Parse(string text) => Form().Match(text) is { Success: true } match
        ? new HubRepository(match.Groups["id"].Value, match.Groups["revision"] is { Success: true } revision ? revision.Value : Main)
        : throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{text}\" is no repository of the hub.", "Write hf:owner/name, or hf:owner/name@revision for a branch, tag or commit.");

    /// <inheritdoc/>
    public override string ToString() => Revision == Main ? Id : $"{Id}@{Revision}";

    [GeneratedRegex("^(?<id>[A-Za-z0-9][A-Za-z0-9._-]{0,95}/[A-Za-z0-9][A-Za-z0-9._-]{0,95})(@(?<revision>[A-Za-z0-9][A-Za-z0-9._/-]{0,199}))?\\z")]
    private static partial Regex Form();
}
