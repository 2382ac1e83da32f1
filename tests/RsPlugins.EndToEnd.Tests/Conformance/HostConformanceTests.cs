using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>The host passes the cases of manifests/conformance over every transport.</summary>
public sealed class HostConformanceTests(ConformanceHost host) : IClassFixture<ConformanceHost>
{
    private static readonly string[] Remote = ["remote connect", "websocket"];
    private static readonly string[] Transports = ["stdio", "connect", .. Remote, .. OperatingSystem.IsWindows() ? Array.Empty<string>() : ["socket"]];

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            HashSet<(string Transport, string Name)> known = [];
            foreach ((string subject, string[] transports) in ((string, string[])[])[("host", Transports), ("remote", Remote)])
            {
                foreach (string name in ConformanceCase.NamesFor(subject))
                {
                    foreach (string transport in transports.Where(transport => (!Remote.Contains(transport) || !ConformanceCase.Load(name).Local) && known.Add((transport, name))))
                    {
                        cases.Add(transport, name);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [InlineData("plugins/reload", "{}")]
    [InlineData("plugins/enable", """{ "id": "conformance", "enabled": false }""")]
    public async Task Switches_no_plugins_for_a_client_on_another_machine(string method, string parameters)
    {
        using WebSocket socket = await host.OpenAsync();
        FrameChannel wire = new(socket);
        await wire.SendAsync("""{ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "client": { "name": "test" }, "protocol": [1] } }""");
        Assert.NotNull((await wire.NextAsync())["result"]);

        await wire.SendAsync($$"""{ "jsonrpc": "2.0", "id": 2, "method": "{{method}}", "params": {{parameters}} }""");

        Assert.Equal(-32601, (await wire.NextAsync())["error"]!["code"]!.GetValue<int>());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Passes(string transport, string name)
    {
        if (transport == "socket")
        {
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(host.Address));
            NetworkStream stream = new(socket);
            await new WireDriver(new FrameChannel(stream, stream)).RunAsync(ConformanceCase.Load(name));
            return;
        }

        if (transport == "websocket")
        {
            using WebSocket socket = await host.OpenAsync();
            await new WireDriver(new FrameChannel(socket)).RunAsync(ConformanceCase.Load(name));
            return;
        }

        using Process process = transport switch
        {
            "stdio" => HostProgram.Start(host.AloneState, [.. ConformanceHost.Plugins, "serve", "--stdio"]),
            "connect" => HostProgram.Start(host.State, "connect"),
            _ => HostProgram.Start(host.AloneState, ["connect", .. host.Remote]),
        };

        _ = process.StandardError.ReadToEndAsync();
        await new WireDriver(new FrameChannel(process.StandardOutput.BaseStream, process.StandardInput.BaseStream)).RunAsync(ConformanceCase.Load(name));
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, process.ExitCode);
    }
}
