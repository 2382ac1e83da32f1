using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace RsPlugins.Host.Tools;

/// <summary>Corrects the library that compares numbers with a schema's bounds: it rounds what is smaller than 1e-28 to zero.</summary>
internal static class NumberBounds
{
    /// <summary>Whether an error is wrong: the number, as a tool reads it, is within its bounds.</summary>
    /// <param name="error">The error.</param>
    public static bool Refute(ValidationError error) => error switch
    {
        ChildSchemaValidationError children => children.Errors.Count > 0 && children.Errors.Values.Any(errors => errors.All(Refute)),
        { Kind: ValidationErrorKind.NumberTooSmall or ValidationErrorKind.NumberTooBig } => Number(error.Token) is { } number && Fits(number, error.Schema),
        _ => false,
    };

    private static ExactNumber? Number(JToken? token) => (token is JProperty property ? property.Value : token) is JValue { Value: double value } && double.IsFinite(value)
        ? ExactNumber.Read(value.ToString("R", CultureInfo.InvariantCulture))
        : null;

    private static bool Fits(ExactNumber number, JsonSchema schema) =>
        !(Compare(schema.Minimum, number) > 0) && !(Compare(schema.Maximum, number) < 0) && !(Compare(schema.ExclusiveMinimum, number) >= 0) && !(Compare(schema.ExclusiveMaximum, number) <= 0);

    private static int? Compare(decimal? bound, ExactNumber number) => bound is { } value ? ExactNumber.Read(value.ToString(CultureInfo.InvariantCulture)).CompareTo(number) : null;
}
