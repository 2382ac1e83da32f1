using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace RsPlugins.Host.Tools;

/// <summary>
/// Says of most arguments at once that they fit. The library that words the complaints takes longer than a small call; it is asked only where this cannot tell, and by
/// schemas that use more than is understood here.
/// </summary>
internal sealed class QuickSchema
{
    // What says nothing about whether a value fits.
    private static readonly FrozenSet<string> Annotations = FrozenSet.Create(
        StringComparer.Ordinal, "$schema", "$comment", "title", "description", "default", "examples", "deprecated", "format", "contentMediaType", "x-rs");

    private readonly HashSet<string> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QuickSchema> properties = new(StringComparer.Ordinal);
    private readonly List<string> required = [];
    private HashSet<string>? texts;
    private QuickSchema? items;
    private bool open = true;
    private ExactNumber? least;
    private ExactNumber? most;
    private ExactNumber? above;
    private ExactNumber? below;
    private int shortest;
    private int longest = int.MaxValue;
    private int fewest;
    private int many = int.MaxValue;

    private QuickSchema()
    {
    }

    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <returns>It, or null where it uses what is not understood here.</returns>
    public static QuickSchema? Read(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        QuickSchema read = new();
        return schema.EnumerateObject().All(read.TryTake) && read.types.Count > 0 ? read : null;
    }

    /// <summary>Whether a value surely fits; false where it does not, or this cannot tell.</summary>
    /// <param name="value">The value.</param>
    public bool Fits(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => types.Contains("string") && Fits(value.GetString()!),
        _ when texts is not null => false,
        JsonValueKind.Object => types.Contains("object") && FitsMembers(value),
        JsonValueKind.Array => types.Contains("array") && value.GetArrayLength() is var count && count >= fewest && count <= many && (items is null || value.EnumerateArray().All(items.Fits)),
        JsonValueKind.Number => FitsNumber(value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => types.Contains("boolean"),
        JsonValueKind.Null => types.Contains("null"),
        _ => false,
    };

    private bool FitsMembers(JsonElement value)
    {
        foreach (string name in required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                return false;
            }
        }

        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (properties.TryGetValue(member.Name, out QuickSchema? property) ? !property.Fits(member.Value) : !open)
            {
                return false;
            }
        }

        return true;
    }

    // Whether a character beyond the first plane counts once or twice is a matter of opinion.
    private bool Fits(string text) =>
        (texts is null || texts.Contains(text)) && text.Length <= longest && (shortest == 0 || (text.Length >= shortest && text.EnumerateRunes().Count() >= shortest));

    // What is so small that a tool reads it as zero is for the library to judge, as zero.
    private bool FitsNumber(string written)
    {
        bool whole = written.AsSpan(written[0] == '-' ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0;
        if (!types.Contains("number") && !(whole && types.Contains("integer")))
        {
            return false;
        }

        ExactNumber number = ExactNumber.Read(written);
        double read = double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(read) && (read == 0) == number.IsZero
            && !(least?.CompareTo(number) > 0) && !(most?.CompareTo(number) < 0) && !(above?.CompareTo(number) >= 0) && !(below?.CompareTo(number) <= 0);
    }

    private bool TryTake(JsonProperty keyword)
    {
        JsonElement value = keyword.Value;
        return keyword.Name switch
        {
            "type" => value.ValueKind == JsonValueKind.String ? types.Add(value.GetString()!) : TryTakeTexts(value, types),
            "properties" => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(TryTakeProperty),
            "required" => TryTakeTexts(value, required),
            "enum" => TryTakeTexts(value, texts ??= new HashSet<string>(StringComparer.Ordinal)),
            "additionalProperties" => value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.False && !(open = false)),
            "items" => (items = Read(value)) is not null,
            "minimum" => TryTakeNumber(value, out least),
            "maximum" => TryTakeNumber(value, out most),
            "exclusiveMinimum" => TryTakeNumber(value, out above),
            "exclusiveMaximum" => TryTakeNumber(value, out below),
            "minLength" => TryTakeCount(value, out shortest),
            "maxLength" => TryTakeCount(value, out longest),
            "minItems" => TryTakeCount(value, out fewest),
            "maxItems" => TryTakeCount(value, out many),
            _ => Annotations.Contains(keyword.Name),
        };
    }

    private bool TryTakeProperty(JsonProperty property) => Read(property.Value) is { } schema && properties.TryAdd(property.Name, schema);

    private static bool TryTakeTexts(JsonElement value, ICollection<string> taken)
    {
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        foreach (JsonElement item in value.EnumerateArray())
        {
            taken.Add(item.GetString()!);
        }

        return true;
    }

    private static bool TryTakeNumber(JsonElement value, out ExactNumber? number)
    {
        number = value.ValueKind == JsonValueKind.Number ? ExactNumber.Read(value.GetRawText()) : null;
        return number is not null;
    }

    private static bool TryTakeCount(JsonElement value, out int count)
    {
        count = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out count);
    }
}
