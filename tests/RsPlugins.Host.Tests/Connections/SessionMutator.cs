using System.Globalization;
using System.Text;

namespace RsPlugins.Host.Tests.Connections;

/// <summary>Makes broken sessions out of valid ones, the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class SessionMutator(int seed)
{
    private static readonly string[] Messages =
    [
        """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"client":{"name":"fuzz","version":"1"},"protocol":[1]}}""",
        """{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{}}""",
        """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"test.echo","arguments":{"text":"água","tile_size":64,"prompts":["a","b"]},"progressToken":"p"}}""",
        """{"jsonrpc":"2.0","id":"four","method":"tools/call","params":{"name":"test.slow","arguments":{"steps":3}}}""",
        """{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":3}}""",
        """{"jsonrpc":"2.0","id":5,"method":"host/status"}""",
        """{"jsonrpc":"2.0","id":6,"method":"rpc.discover","params":[]}""",
        """{"jsonrpc":"2.0","id":7,"method":"no/such","params":{"a":[{"b":null}]}}""",
        """{"jsonrpc":"2.0","id":3,"result":{"a":1}}""",
        """{"jsonrpc":"2.0","id":3,"error":{"code":-1,"message":"m","data":{"id":"x"}}}""",
        """[{"jsonrpc":"2.0","id":8,"method":"tools/list"},{"jsonrpc":"2.0","id":9,"method":"tools/list"}]""",
        """{"jsonrpc":"2.0","id":10,"method":"shutdown"}""",
        """{"jsonrpc":"2.0","id":12,"method":"tools/validate","params":{"name":"test.echo","arguments":{"text":"a","image":"a.tif"}}}""",
        """{"jsonrpc":"2.0","id":13,"method":"tools/call","params":{"name":"test.slow","arguments":{"steps":1,"output":"a"},"detach":true,"priority":"bulk"}}""",
        """{"jsonrpc":"2.0","id":14,"method":"jobs/list","params":{"state":"running","limit":5}}""",
        """{"jsonrpc":"2.0","id":15,"method":"jobs/wait","params":{"id":"0193a","progressToken":1}}""",
        """{"jsonrpc":"2.0","id":16,"method":"jobs/cancel","params":{"id":"a"}}""",
        """{"jsonrpc":"2.0","id":17,"method":"jobs/remove","params":{"id":"a"}}""",
        """{"jsonrpc":"2.0","id":18,"method":"plugins/list"}""",
        """{"jsonrpc":"2.0","id":19,"method":"plugins/reload","params":{"id":"echo"}}""",
        """{"jsonrpc":"2.0","id":20,"method":"plugins/enable","params":{"id":"echo","enabled":true}}""",
        """{"jsonrpc":"2.0","id":21,"method":"files/stat","params":{"path":"a","hash":true,"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}""",
        """{"jsonrpc":"2.0","id":22,"method":"files/put","params":{"path":"a","offset":0,"size":3,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad","data":"YWJj"}}""",
        """{"jsonrpc":"2.0","id":23,"method":"files/get","params":{"path":"a","offset":0,"length":10}}""",
        """{"jsonrpc":"2.0","id":24,"method":"files/list","params":{"path":"a","after":"b"}}""",
        """{"jsonrpc":"2.0","id":25,"method":"files/remove","params":{"path":"a"}}""",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "-1e-400", "123456789012345678901234567890", "9223372036854775808", "1.5", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[]]",
        "{\"\":{}}", "\"$/cancelRequest\"", "\"../../etc/passwd\"",
    ];

    private static readonly string[] Lengths =
    [
        "-1", "0", "1", "00000000000000000000012", "2147483647", "2147483648", "9223372036854775807", "99999999999999999999", "0x10", "1e3", "67108865", "ten", "",
    ];

    private readonly Random random = new(seed);

    /// <summary>Makes what a hostile client sends from its first byte to its last.</summary>
    public byte[] Make()
    {
        List<byte> session = [];
        int count = random.Next(1, 12);
        for (int i = 0; i < count; i++)
        {
            // Most sessions are opened, else there would be little behind the door to break.
            string message = i == 0 && random.Next(8) > 0 ? Messages[0] : Messages[random.Next(Messages.Length)];
            session.AddRange(Frame(i == 0 ? Encoding.UTF8.GetBytes(message) : Body(message)));
        }

        return random.Next(3) == 0 ? Damage([.. session]) : [.. session];
    }

    private byte[] Body(string message) => random.Next(9) switch
    {
        0 => Encoding.UTF8.GetBytes(ReplaceValue(message)),
        1 => Damage(Encoding.UTF8.GetBytes(message)),
        2 => Encoding.UTF8.GetBytes(Nest(random.Next(2) == 0 ? 10_000 : 60)),
        3 => Encoding.UTF8.GetBytes(message.Replace("\"a\"", $"\"{new string('x', random.Next(200_000))}\"", StringComparison.Ordinal)),
        4 => [.. Encoding.UTF8.GetBytes(message[..^1]), 0xC3, 0x28, 0xFF, .. "}"u8],
        5 => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(message, random.Next(5)))}]"),
        6 => Encoding.UTF8.GetBytes(ReplaceValue(ReplaceValue(message))),
        _ => Encoding.UTF8.GetBytes(message),
    };

    private byte[] Frame(byte[] body)
    {
        string length = random.Next(25) == 0 ? Lengths[random.Next(Lengths.Length)] : body.Length.ToString(CultureInfo.InvariantCulture);
        string more = random.Next(20) switch
        {
            0 => string.Concat(Enumerable.Repeat("X-Flood: aaaaaaaaaaaaaaaa\r\n", random.Next(1000))),
            1 => "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n",
            2 => "Content-Length: 7\r\n",
            _ => string.Empty,
        };
        return [.. Encoding.ASCII.GetBytes($"{more}Content-Length: {length}\r\n\r\n"), .. body];
    }

    private byte[] Damage(byte[] bytes)
    {
        int at = random.Next(bytes.Length);
        int length = random.Next(Math.Min(64, bytes.Length - at));
        switch (random.Next(5))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            default:
                byte[] noise = new byte[length];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
        }
    }

    private string ReplaceValue(string message)
    {
        int[] colons = [.. Enumerable.Range(0, message.Length).Where(i => message[i] is ':' or '[')];
        int at = colons[random.Next(colons.Length)] + 1;
        int end = message.IndexOfAny([',', '}', ']'], at);
        return end < 0 ? message : message[..at] + Values[random.Next(Values.Length)] + message[end..];
    }

    private string Nest(int depth)
    {
        (string open, string close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        string nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
        return """{"jsonrpc":"2.0","id":11,"method":"tools/call","params":{"name":"test.echo","arguments":{"text":""" + nested + "}}}";
    }
}
