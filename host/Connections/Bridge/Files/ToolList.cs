using RsPlugins.Sdk.Protocol;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.Host.Connections.Bridge.Files;

/// <summary>The host's tools, asked for when first needed and again after they changed. Thread-safe.</summary>
/// <param name="host">The connection.</param>
internal sealed class ToolList(HostLink host)
{
    private volatile Dictionary<string, ToolPaths>? tools;
    private int changes;

    /// <summary>Forgets the tools: they have changed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref changes);
        tools = null;
    }

    /// <summary>Finds a tool without asking the host.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="tool">What is known of it; null where the host has no such tool.</param>
    /// <returns>Whether the tools are known.</returns>
    public bool TryFind(string name, out ToolPaths? tool)
    {
        tool = null;
        if (tools is not { } known)
        {
            return false;
        }

        known.TryGetValue(name, out tool);
        return true;
    }

    /// <summary>Finds a tool.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is known of it; null where the host has no such tool, or lists none to this client.</returns>
    public async Task<ToolPaths?> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (!TryFind(name, out ToolPaths? tool))
        {
            int before = Volatile.Read(ref changes);
            try
            {
                ToolListResult list = await host.CallAsync<ToolListResult>(RpcMethods.ToolsList, new { }, cancellationToken).ConfigureAwait(false);
                Dictionary<string, ToolPaths> read = list.Tools.ToDictionary(description => description.Name, ToolPaths.Of, StringComparer.Ordinal);
                tool = read.GetValueOrDefault(name);
                if (before == Volatile.Read(ref changes))
                {
                    tools = read;
                }
            }
            catch (ToolException refused) when (refused.Id != ErrorIds.HostUnreachable)
            {
                // The session is not open, for instance: the call's own answer says so.
                return null;
            }
        }

        return tool;
    }
}
