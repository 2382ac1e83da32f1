// Runs the plugin as the host does:  dotnet run --project test
using System.Text.Json.Nodes;
using RsPlugins.Sdk.Client;
using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

const string Equator = """[{ "lon": 0, "lat": 0 }, { "lon": 1, "lat": 0 }]""";
string cookie = new('0', 32);
int failed = 0;

// A plugin speaks the host's protocol, so that a client can call it without one.
await using HostClient client = await HostClient.StartAsync(new HostClientOptions
{
    Program = "dotnet",
    Arguments = [Path.Combine(AppContext.BaseDirectory, "__CODE__.dll")],
    Token = cookie,
    Environment = new Dictionary<string, string?> { [PluginCookie.Variable] = cookie },
});

Check("measures a degree of the equator", Math.Abs(await LengthAsync($$"""{ "points": {{Equator}} }""") - 111195.08) < 0.01);

try
{
    await LengthAsync("""{ "points": [{ "lon": 0, "lat": 0 }] }""");
    Check("a single point is refused", false);
}
catch (ToolException refused)
{
    Check("a single point is refused", refused.Id == ErrorIds.ArgumentInvalid);
}

return failed;

async Task<double> LengthAsync(string arguments)
{
    JsonObject outputs = await client.CallToolAsync("__TOOL__.length", JsonNode.Parse(arguments)!.AsObject());
    return outputs["length"]!.GetValue<double>();
}

void Check(string what, bool holds)
{
    Console.WriteLine($"{(holds ? "passed" : "FAILED")}  {what}");
    failed += holds ? 0 : 1;
}
