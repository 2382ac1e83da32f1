using System.Text.Json.Nodes;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>Checks of error answers.</summary>
internal static class Errors
{
    /// <summary>The id of an answer's error; the whole answer where it has none.</summary>
    public static string IdOf(JsonObject answer) => answer["error"]?["data"]?["id"]?.GetValue<string>() ?? answer.ToJsonString();

    /// <summary>Asserts that an answer is an error with an id.</summary>
    public static void AssertId(string id, JsonObject answer) => Assert.Equal(id, IdOf(answer));
}
