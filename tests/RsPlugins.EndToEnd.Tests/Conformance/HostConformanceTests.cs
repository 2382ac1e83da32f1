using System.Diagnostics;
using System.Net.Sockets;

namespace RsPlugins.EndToEnd.Tests.Conformance;

/// <summary>The host passes the cases of manifests/conformance over every transport.</summary>
public sealed class HostConformanceTests(ConformanceHost host) : IClassFixture<ConformanceHost>
{
    private static readonly string[] Transports = OperatingSystem.IsWindows() ? ["stdio", "connect"] : ["stdio", "connect", "socket"];

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

        using Process process = transport == "stdio"
            ? HostProgram.Start(host.AloneState, [.. ConformanceHost.Plugins, "serve", "--stdio"])
            : HostProgram.Start(host.State, "connect");

        _ = process.StandardError.ReadToEndAsync();
        await new WireDriver(new FrameChannel(process.StandardOutput.BaseStream, process.StandardInput.BaseStream)).RunAsync(ConformanceCase.Load(name));
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(HostProgram.Patience);
        await process.WaitForExitAsync(limit.Token);
        Assert.Equal(0, process.ExitCode);
    }
}
