using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Tests.Models.Hub;

/// <summary>A hub on this machine that serves the files of a folder as one repository, and answers otherwise where a test says so.</summary>
internal sealed class LoopbackHub : IDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    public const string Repository = "someone/a-model";

    private readonly LoopbackListener listener;
    private readonly Dictionary<string, byte[]> files;

    public LoopbackHub(string? folder = null, params string[] names)
    {
        files = folder is null ? [] : names.ToDictionary(name => name, name => File.ReadAllBytes(Path.Combine(folder, name)));
        listener = new LoopbackListener(ServeAsync);
    }

    public Uri Address => new($"http://127.0.0.1:{listener.Port}");

    public ConcurrentQueue<LoopbackRequest> Requests { get; } = [];

    public IDictionary<string, byte[]> Files => files;

    /// <summary>Gives another answer than the honest one; or null.</summary>
    public Func<LoopbackRequest, LoopbackAnswer?> Script { get; set; } = _ => null;

    public static string PathOf(string name) => $"/{Repository}/resolve/{Commit}/{name}";

    public LoopbackAnswer Honest(LoopbackRequest request)
    {
        if (request.Path.StartsWith("/api/models/", StringComparison.Ordinal))
        {
            return new LoopbackAnswer(200, Encoding.UTF8.GetBytes(Listing().ToJsonString()));
        }

        if (!files.TryGetValue(request.Path[(request.Path.LastIndexOf('/') + 1)..], out byte[]? bytes))
        {
            return new LoopbackAnswer(404);
        }

        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
        bool partial = request.From > 0 && (request.Header("if-range") is not { } known || known == tag);
        return !partial ? new LoopbackAnswer(200, bytes, ("ETag", tag))
            : request.From >= bytes.Length ? new LoopbackAnswer(416)
            : new LoopbackAnswer(206, bytes[(int)request.From..], ("ETag", tag), ("Content-Range", $"bytes {request.From}-{bytes.Length - 1}/{bytes.Length}"));
    }

    public void Dispose() => listener.Dispose();

    private JsonObject Listing() => new()
    {
        ["id"] = Repository,
        ["sha"] = Commit,
        ["siblings"] = new JsonArray([.. files.Select(file => (JsonNode)(IsLarge(file.Key)
            ? new JsonObject
            {
                ["rfilename"] = file.Key,
                ["size"] = file.Value.Length,
                ["blobId"] = Commit,
                ["lfs"] = new JsonObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file.Value)), ["size"] = file.Value.Length, ["pointerSize"] = 134 },
            }
            : new JsonObject { ["rfilename"] = file.Key, ["size"] = file.Value.Length, ["blobId"] = GitId(file.Value) }))]),
    };

    private static bool IsLarge(string name) => name.EndsWith(".safetensors", StringComparison.Ordinal) || name.EndsWith(".bin", StringComparison.Ordinal) || name.EndsWith(".model", StringComparison.Ordinal);

#pragma warning disable CA5350 // Git's ids are SHA-1.
    private static string GitId(byte[] bytes) => Convert.ToHexStringLower(SHA1.HashData([.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes]));
#pragma warning restore CA5350

    private async Task ServeAsync(Stream stream, CancellationToken closing)
    {
        LoopbackRequest request = await ReadAsync(stream, closing);
        Requests.Enqueue(request);
        await WriteAsync(stream, Script(request) ?? Honest(request), closing);
    }

    private static async Task<LoopbackRequest> ReadAsync(Stream stream, CancellationToken closing)
    {
        using StreamReader reader = new(stream, Encoding.ASCII, leaveOpen: true);
        string[] first = (await reader.ReadLineAsync(closing) ?? throw new IOException()).Split(' ');
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        for (string? line = await reader.ReadLineAsync(closing); line is { Length: > 0 }; line = await reader.ReadLineAsync(closing))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        const string scheme = "http://";
        bool proxied = first[1].StartsWith(scheme, StringComparison.Ordinal);
        return new LoopbackRequest(proxied ? first[1][first[1].IndexOf('/', scheme.Length)..] : first[1], headers) { IsProxied = proxied };
    }

    private static async Task WriteAsync(Stream stream, LoopbackAnswer answer, CancellationToken closing)
    {
        byte[] body = answer.Body ?? [];
        StringBuilder head = new(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} -\r\nContent-Length: {answer.Announced ?? body.Length}\r\nConnection: close\r\n"));
        foreach ((string name, string value) in answer.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), closing);
        await stream.WriteAsync(body.AsMemory(0, Math.Min(body.Length, answer.CutAfter ?? answer.StallAfter ?? body.Length)), closing);
        if (answer.StallAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, closing);
        }
    }
}
