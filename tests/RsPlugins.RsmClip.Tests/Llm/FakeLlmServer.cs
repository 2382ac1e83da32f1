using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Tests.Llm;

/// <summary>An HTTP server on the loopback interface that answers as it is told, well-formed or not.</summary>
internal sealed class FakeLlmServer : IDisposable
{
    private readonly LoopbackListener listener;
    private readonly Func<int, string, string> reply;
    private readonly X509Certificate2? certificate;
    private int count;

    /// <param name="reply">Gives the bytes of the reply to the n-th request, from 0, as Latin-1 text; "" to close at once, <see cref="Silence"/> for none at all.</param>
    /// <param name="tls">Whether it shows a certificate that nobody trusts.</param>
    public FakeLlmServer(Func<int, string> reply, bool tls = false)
        : this((number, _) => reply(number), tls)
    {
    }

    /// <param name="reply">Gives the reply to the n-th request, from 0, and its body.</param>
    /// <param name="tls">Whether it shows a certificate that nobody trusts.</param>
    public FakeLlmServer(Func<int, string, string> reply, bool tls = false)
    {
        this.reply = reply;
        if (tls)
        {
            using RSA key = RSA.Create(2048);
            using X509Certificate2 made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        }

        listener = new LoopbackListener(ServeAsync);
    }

    public static string Silence => "silence";

    public string Address => $"{(certificate is null ? "http" : "https")}://127.0.0.1:{listener.Port}/v1";

    /// <summary>Heads and bodies of the requests.</summary>
    public ConcurrentQueue<(string Head, string Body)> Requests { get; } = [];

    /// <summary>Set when a request has come.</summary>
    public TaskCompletionSource FirstRequest { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static string Answer(string text, string finish = "stop", string? refusal = null) => Json(new JsonObject
    {
        ["id"] = "c",
        ["object"] = "chat.completion",
        ["created"] = 1,
        ["model"] = "m",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = finish, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = refusal is null ? text : null, ["refusal"] = refusal } }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 1, ["completion_tokens"] = 1, ["total_tokens"] = 2 },
    }.ToJsonString());

    public static string Json(string body) => Reply(200, body, "application/json");

    public static string Reply(int status, string body, string type = "application/json", string headers = "", int extraLength = 0)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        return string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nConnection: close\r\n{headers}Content-Length: {bytes.Length + extraLength}\r\n\r\n{Encoding.Latin1.GetString(bytes)}");
    }

    public void Dispose()
    {
        listener.Dispose();
        certificate?.Dispose();
    }

    private async Task ServeAsync(Stream plain, CancellationToken stop)
    {
        Stream stream = plain;
        if (certificate is not null)
        {
            SslStream secure = new(plain);
            await secure.AuthenticateAsServerAsync(certificate);
            stream = secure;
        }

        await using (stream)
        {
            (string Head, string Body) request = await ReadAsync(stream, stop);
            Requests.Enqueue(request);
            FirstRequest.TrySetResult();
            string answer = reply(Interlocked.Increment(ref count) - 1, request.Body);
            if (answer == Silence)
            {
                await Task.Delay(Timeout.Infinite, stop);
            }

            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), stop);
        }
    }

    private static async Task<(string Head, string Body)> ReadAsync(Stream stream, CancellationToken stop)
    {
        List<byte> bytes = [];
        byte[] buffer = new byte[4096];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, stop);
            bytes.AddRange(buffer.AsSpan(0, read));
            string text = Encoding.UTF8.GetString([.. bytes]);
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            string? length = end < 0 ? null : text[..end].Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            if (read == 0 || (length is not null && bytes.Count >= end + 4 + int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)))
            {
                return (text[..Math.Max(0, end)], text[(end + 4)..]);
            }
        }
    }
}
