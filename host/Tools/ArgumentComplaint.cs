using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using RsPlugins.Host.Plugins;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Tools;

/// <summary>Words for a validation error: which argument, what it is, what is allowed.</summary>
internal static class ArgumentComplaint
{
    /// <summary>One sentence for one error.</summary>
    /// <param name="error">The error.</param>
    /// <param name="tool">The tool whose arguments were checked.</param>
    public static string Of(ValidationError error, ToolManifest tool)
    {
        string argument = (error.Path ?? string.Empty).TrimStart('#', '/').Replace('/', '.');
        JsonSchema schema = error.Schema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => $"The argument \"{argument}\" is missing{Expecting(tool, argument)}.",
            ValidationErrorKind.NoAdditionalPropertiesAllowed => Unknown(argument, tool),
            ValidationErrorKind.NotInEnumeration => $"The argument \"{argument}\" is {Shown(error)}; allowed are {string.Join(", ", schema.Enumeration)}.",
            ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig or ValidationErrorKind.IntegerTooBig =>
                $"The argument \"{argument}\" is {Shown(error)}; it must be {Range(schema)}.",
            ValidationErrorKind.StringExpected => $"The argument \"{argument}\" is {Shown(error)}; it must be a text.",
            ValidationErrorKind.IntegerExpected => $"The argument \"{argument}\" is {Shown(error)}; it must be a whole number{RangeAfter(schema)}.",
            ValidationErrorKind.NumberExpected => $"The argument \"{argument}\" is {Shown(error)}; it must be a number{RangeAfter(schema)}.",
            ValidationErrorKind.BooleanExpected => $"The argument \"{argument}\" is {Shown(error)}; it must be true or false.",
            ValidationErrorKind.ArrayExpected => $"The argument \"{argument}\" is {Shown(error)}; it must be a list.",
            ValidationErrorKind.ObjectExpected => $"The argument \"{argument}\" is {Shown(error)}; it must be an object.",
            ValidationErrorKind.TooFewItems => $"The argument \"{argument}\" has too few items; it needs at least {schema.MinItems}.",
            ValidationErrorKind.TooManyItems => $"The argument \"{argument}\" has too many items; it takes at most {schema.MaxItems}.",
            ValidationErrorKind.ItemsNotUnique => $"The argument \"{argument}\" holds the same item twice.",
            ValidationErrorKind.StringTooShort => schema.MinLength is null or 1
                ? $"The argument \"{argument}\" is empty."
                : $"The argument \"{argument}\" is too short; it needs at least {schema.MinLength} characters.",
            ValidationErrorKind.StringTooLong => $"The argument \"{argument}\" is too long; it takes at most {schema.MaxLength} characters.",
            ValidationErrorKind.PatternMismatch => $"The argument \"{argument}\" is {Shown(error)}; it must match {schema.Pattern}.",
            ValidationErrorKind.IntegerNotMultipleOf or ValidationErrorKind.NumberNotMultipleOf =>
                $"The argument \"{argument}\" is {Shown(error)}; it must be a multiple of {schema.MultipleOf?.ToString(CultureInfo.InvariantCulture)}.",
            _ => error is ChildSchemaValidationError child && child.Errors.Values.SelectMany(inner => inner).FirstOrDefault() is { } first
                ? Of(first, tool)
                : $"The argument \"{argument}\" is {Shown(error)}, which does not fit the tool's schema.",
        };
    }

    private static string Unknown(string argument, ToolManifest tool)
    {
        string last = argument[(argument.LastIndexOf('.') + 1)..];
        string[] near = [.. NearNames.Of(last, tool.Parameters.Select(parameter => parameter.Name))];
        string known = near.Length > 0
            ? $"did you mean \"{string.Join("\" or \"", near)}\"?"
            : $"it takes {string.Join(", ", tool.Parameters.Select(parameter => parameter.Name))}.";
        return $"{tool.Name} has no argument \"{argument}\"; {known}";
    }

    private static string Expecting(ToolManifest tool, string argument) =>
        tool.Parameters.FirstOrDefault(parameter => parameter.Name == argument) is { } known ? $" ({known.Title})" : string.Empty;

    private static string Shown(ValidationError error)
    {
        string text = error.Token switch
        {
            null or { Type: JTokenType.Null } => "null",
            JProperty property => property.Value.ToString(Newtonsoft.Json.Formatting.None),
            JToken token => token.ToString(Newtonsoft.Json.Formatting.None),
        };
        return text.Length > 60 ? string.Concat(text.AsSpan(0, 57), "…") : text;
    }

    private static string RangeAfter(JsonSchema schema) => Range(schema) is { Length: > 0 } range ? ", " + range : string.Empty;

    private static string Range(JsonSchema schema)
    {
        List<string> parts = [];
        Add(parts, "at least", schema.Minimum);
        Add(parts, "more than", schema.ExclusiveMinimum);
        Add(parts, "at most", schema.Maximum);
        Add(parts, "less than", schema.ExclusiveMaximum);
        return string.Join(" and ", parts);
    }

    private static void Add(List<string> parts, string word, decimal? bound)
    {
        if (bound is { } value)
        {
            parts.Add($"{word} {value.ToString(CultureInfo.InvariantCulture)}");
        }
    }
}
