using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>The host passes the cases of manifests/conformance over every transport.</summary>
public sealed class HostConformanceTests(ConformanceHost host) : IClassFixture<ConformanceHost>
{
    private static readonly string[] Transports = ["stdio", "connect", "remote connect", "websocket", .. OperatingSystem.IsWindows() ? Array.Empty<string>() : ["socket"]];

    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string name in ConformanceCase.NamesFor("host"))
            {
                foreach (string transport in Transports)
                {
                    cases.Add(transport, name);
                }
            }

            return cases;
        }
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
