using System.Text.Json;
using RsPlugins.Host.Plugins;

namespace RsPlugins.Host.Cli;

/// <summary>Help texts of options.</summary>
internal static class OptionHelp
{
    private const int MostChoices = 24;

    /// <summary>The help of a parameter: what it is, what is allowed, its default.</summary>
    /// <param name="parameter">The parameter.</param>
    public static string Of(ToolParameter parameter)
    {
        List<string> parts = [parameter.Title.TrimEnd('.') + "."];
        if (parameter.Description.Length > 0 && parameter.Description != parameter.Title)
        {
            parts.Add(parameter.Description);
        }

        if (parameter.Choices is { Count: > 0 and <= MostChoices } choices)
        {
            parts.Add($"One of {string.Join(", ", choices)}.");
        }

        if (Limits(parameter.Schema) is { Length: > 0 } limits)
        {
            parts.Add($"{limits}.");
        }

        if (Syntax(parameter) is { } syntax)
        {
            parts.Add(syntax);
        }

        if (parameter.Required)
        {
            parts.Add("[required]");
        }
        else if (parameter.Default is { ValueKind: not JsonValueKind.Null } value)
        {
            parts.Add($"[default: {(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())}]");
        }

        return string.Join(" ", parts);
    }

    /// <summary>What stands for the value in the help.</summary>
    /// <param name="parameter">The parameter.</param>
    public static string ValueName(ToolParameter parameter) => parameter.Kind switch
    {
        "raster" or "rasters" or "vector" or "file" => "PATH",
        "folder" => "FOLDER",
        "band" or "bands" => "N,…",
        "extent" => "XMIN,YMIN,XMAX,YMAX[,EPSG:N]",
        "point" => "X,Y",
        "range" => "A..B",
        "table" => "@FILE",
        "color" => "#RRGGBB",
        _ when parameter.Allows("integer") || parameter.ItemsAllow("integer") => "N",
        _ when parameter.Allows("number") || parameter.ItemsAllow("number") => "NUMBER",
        _ when parameter.Allows("object") || parameter.ItemsAllow("object") => "@FILE",
        _ => "TEXT",
    };

    /// <summary>The environment variable that holds a secret parameter.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public static string SecretVariable(string parameter) => "RSPLUGINS_" + parameter.ToUpperInvariant();

    private static string? Syntax(ToolParameter parameter) => parameter.Kind switch
    {
        "rasters" => "May be given several times, with * and ?, or as @list.txt.",
        "table" => "A .json or .csv file, or JSON.",
        "text" => "Also @file, or - for standard input.",
        "model" => "\"rsplugins models\" lists them.",
        "enums" => "May be given several times, or joined by commas.",
        _ when parameter.Allows("array") && parameter.ItemsAllow("object") => "A .json or .csv file, or JSON.",
        _ when parameter.Allows("array") && (parameter.ItemsAllow("number") || parameter.ItemsAllow("integer")) => "Numbers joined by commas.",
        _ when parameter.Allows("array") => "May be given several times, or as @list.txt.",
        _ => null,
    };

    private static string Limits(JsonElement schema)
    {
        bool below = schema.TryGetProperty("minimum", out JsonElement minimum);
        bool above = schema.TryGetProperty("maximum", out JsonElement maximum);
        return (below, above) switch
        {
            (true, true) => $"From {minimum} to {maximum}",
            (true, false) => $"At least {minimum}",
            (false, true) => $"At most {maximum}",
            _ => string.Empty,
        };
    }
}
