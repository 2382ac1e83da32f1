using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using RsPlugins.Tests;

namespace RsPlugins.EndToEnd.Tests;

/// <summary>A caption written by a language model, through the built program; and that the key reaches its endpoint and nothing else: no answer, log, output or history.</summary>
public sealed class CaptionKeyTests : IDisposable
{
    private const string Key = "sk-not-to-be-found-9c1f";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rsplugins-");
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public void Dispose()
    {
        listener.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    public async Task The_key_goes_to_the_endpoint_alone(int status)
    {
        listener.Start();
        Task<string> request = ServeAsync(status);
        Dictionary<string, string> environment = new()
        {
            ["RSPLUGINS_LLM_ENDPOINT"] = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1",
            ["RSPLUGINS_LLM_KEY"] = Key,
        };
        string state = Path.Combine(folder.FullName, "state");
        string[] arguments =
        [
            "run", "rs.caption", "--raster", Fixtures.Path("classify", "eurosat", "River", "River_1237.jpg"), "--model", Fixtures.Path("openclip-tiny", "hub"), "--llm-model", "m", "--answers", "1", "--no-compete",
            "--tiles", Path.Combine(folder.FullName, "out.gpkg"), "--json", "--verbose", .. status == 200 ? (string[])[] : ["--require-llm"],
        ];

        using Process process = HostProgram.Start(state, environment, arguments);
        process.StandardInput.Close();
        Task<string> writing = process.StandardOutput.ReadToEndAsync(), complaining = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        (string output, string error) = (await writing, await complaining);

        Assert.True(process.ExitCode == (status == 200 ? 0 : 11), error);
        Assert.Contains($"Authorization: Bearer {Key}", await request, StringComparison.OrdinalIgnoreCase);
        if (status == 200)
        {
            Assert.Equal(("generated", "A river winds through green fields."), ((string)JsonNode.Parse(output)!["method"]!, (string)JsonNode.Parse(output)!["caption"]!));
        }

        Assert.DoesNotContain(Key, output + error, StringComparison.Ordinal);
        string[] files = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.Contains("state", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Key)) >= 0);
    }

    /// <summary>Answers one request, repeating the key where it may not be passed on.</summary>
    private async Task<string> ServeAsync(int status)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        StringBuilder text = new();
        byte[] buffer = new byte[65536];
        while (!text.ToString().Contains("\"model\"", StringComparison.Ordinal) || !text.ToString().TrimEnd().EndsWith('}'))
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }

        string body = status == 200
            ? """{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"A river winds through green fields."}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}"""
            : $$$"""{"error":{"message":"Incorrect API key provided: {{{Key}}}"}}""";
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
        return text.ToString();
    }
}
