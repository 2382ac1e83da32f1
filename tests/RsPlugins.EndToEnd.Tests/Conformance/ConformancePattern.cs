using System.Text.Json;
using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>The values of conformance cases: what stands for something else in what is sent, and patterns of what is expected.</summary>
internal static class ConformancePattern
{
    /// <summary>Writes out what is sent.</summary>
    public static JsonNode? Expand(JsonNode? value, string? cookie) => value switch
    {
        JsonObject { Count: 1 } special when special["$repeat"] is JsonArray repeat => Repeat(repeat),
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Expand(member.Value, cookie)))),
        JsonArray items => new JsonArray([.. items.Select(item => Expand(item, cookie))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() == "$cookie" => cookie,
        _ => value?.DeepClone(),
    };

    /// <summary>Says where a value does not fit a pattern, or null.</summary>
    public static string? Misfit(JsonNode? pattern, JsonNode? value, bool present, string? cookie, string place = "")
    {
        if (pattern is JsonObject { Count: 1 } special && special.First().Key.StartsWith('$'))
        {
            return Special(special.First().Key, special.First().Value, value, present, cookie, place);
        }

        if (!present)
        {
            return $"{place} is absent";
        }

        switch (pattern)
        {
            case JsonObject members:
                return value is JsonObject found
                    ? members.Select(member => Misfit(member.Value, found[member.Key], found.ContainsKey(member.Key), cookie, $"{place}/{member.Key}")).FirstOrDefault(misfit => misfit is not null)
                    : $"{place} is {Short(value)}, not an object";
            case JsonArray items:
                return value is JsonArray list && list.Count == items.Count
                    ? items.Select((item, i) => Misfit(item, list[i], true, cookie, $"{place}/{i}")).FirstOrDefault(misfit => misfit is not null)
                    : $"{place} is {Short(value)}, not an array of {items.Count}";
            default:
                JsonNode? expected = Expand(pattern, cookie);
                return JsonNode.DeepEquals(expected, value) ? null : $"{place} is {Short(value)}, not {Short(expected)}";
        }
    }

    private static string? Special(string kind, JsonNode? operand, JsonNode? value, bool present, string? cookie, string place)
    {
        switch (kind)
        {
            case "$absent":
                return present ? $"{place} is {Short(value)}, not absent" : null;
            case "$lacks":
                return Plain(value).Contains(operand!.GetValue<string>(), StringComparison.Ordinal) ? $"{place} is {Short(value)}, which holds {operand}" : null;
            case "$repeat":
                return JsonNode.DeepEquals(Repeat(operand!.AsArray()), value) ? null : $"{place} is another text: {Short(value)}";
            case "$type":
                JsonValueKind found = value?.GetValueKind() ?? JsonValueKind.Null;
                string name = found is JsonValueKind.True or JsonValueKind.False ? "boolean" : found.ToString().ToLowerInvariant();
                return present && name == operand!.GetValue<string>() ? null : $"{place} is {(present ? Short(value) : "absent")}, not {operand}";
            case "$contains":
                JsonNode? lacking = operand!.AsArray().FirstOrDefault(one => value is JsonArray list
                    ? list.All(item => Misfit(one, item, true, cookie) is not null)
                    : value is null || !value.ToString().Contains(one!.ToString(), StringComparison.Ordinal));
                return lacking is null ? null : $"{place} has no {Short(lacking)}: {Short(value)}";
            default:
                throw new InvalidDataException($"No conformance pattern: {kind}.");
        }
    }

    private static JsonNode Repeat(JsonArray repeat) => string.Concat(Enumerable.Repeat(repeat[0]!.GetValue<string>(), repeat[1]!.GetValue<int>()));

    private static string Plain(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static string Short(JsonNode? value) => Plain(value) is { Length: > 500 } text ? text[..500] + "…" : Plain(value);
}
