using System.IO.Pipes;
using System.Security.Cryptography;

namespace RsPlugins.Host.Connections.Local;

/// <summary>A Windows named pipe that only its owner may use.</summary>
internal sealed class PipeListener : LocalListener
{
    private NamedPipeServerStream next;

    /// <summary>Opens the pipe, under a name that nobody else can have taken.</summary>
    public PipeListener()
    {
        Address = $"rsplugins-{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        next = Make(PipeOptions.FirstPipeInstance);
    }

    /// <inheritdoc/>
    public override string Transport => HostEndpoint.Pipe;

    /// <inheritdoc/>
    public override string Address { get; }

    /// <inheritdoc/>
    public override bool HasPending => false;

    /// <inheritdoc/>
    public override async Task<Stream> AcceptAsync(CancellationToken cancellationToken)
    {
        await next.WaitForConnectionAsync(cancellationToken).ConfigureAwait(false);
        NamedPipeServerStream accepted = next;
        next = Make(PipeOptions.None);
        return accepted;
    }

    /// <inheritdoc/>
    public override void Dispose() => next.Dispose();

    private NamedPipeServerStream Make(PipeOptions first) => new(
        Address,
        PipeDirection.InOut,
        NamedPipeServerStream.MaxAllowedServerInstances,
        PipeTransmissionMode.Byte,
        PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly | first);
}
