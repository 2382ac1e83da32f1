using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.Host.Connections.Remote;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>What a call needs from this machine and leaves on it.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Name">Its name.</param>
/// <param name="Paths">The paths among its arguments that are this machine's.</param>
internal sealed record CallPlan(ToolPaths Tool, string Name, IReadOnlyList<TravelPath> Paths)
{
    /// <summary>Finds what may be paths of this machine among the arguments of a call.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The texts, and whether the tool writes there.</returns>
    public static IReadOnlyList<(string Text, bool Written)> Candidates(ToolPaths tool, JsonElement arguments)
    {
        List<(string Text, bool Written)> texts = [];
        if (arguments.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty argument in arguments.EnumerateObject())
            {
                if (tool.Find(argument.Name) is { } parameter)
                {
                    PathValues.Replace(parameter, argument.Value, text =>
                    {
                        if (PathChooser.FullPath(text) is not null && !texts.Contains((text, tool.IsWritten(argument.Name))))
                        {
                            texts.Add((text, tool.IsWritten(argument.Name)));
                        }

                        return text;
                    });
                }
            }
        }

        return texts;
    }

    /// <summary>The arguments as the host shall have them.</summary>
    /// <param name="arguments">As the client gave them.</param>
    /// <param name="uploads">Where this machine's files lie there.</param>
    public JsonObject Arguments(JsonElement arguments, UploadPaths uploads)
    {
        Dictionary<string, string> replaced = new(StringComparer.Ordinal);
        foreach (TravelPath path in Paths)
        {
            replaced[path.Given] = uploads.ToUpload(path.Path);
        }

        return PathValues.Members(arguments, argument => Tool.Find(argument.Name) is { } parameter
            ? PathValues.Replace(parameter, argument.Value, text => replaced.GetValueOrDefault(text, text))
            : JsonSerializer.SerializeToNode(argument.Value));
    }

    /// <summary>What is kept of the call until its outputs are here.</summary>
    public CallRecord Record() => new(
        Guid.NewGuid().ToString("N"),
        Name,
        [.. Paths.Where(path => !path.Written).Select(path => path.Path)],
        [.. Paths.Where(path => path.Written).Select(path => new CallOutput(path.Path, LocalFile.Stamp(path.Path)))]);
}
