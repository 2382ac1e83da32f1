using System.Globalization;
using RsPlugins.Host.Connections.Local;

namespace RsPlugins.Host.Jobs;

/// <summary>Whose a job is: processes as the store writes them.</summary>
internal static class JobOwner
{
    /// <summary>This process.</summary>
    public static string Own { get; } = Write(ProcessIdentity.Own);

    /// <summary>Whether the process that a record names still runs. A process that was given the same id later is another one.</summary>
    /// <param name="host">As <see cref="Write"/> made it.</param>
    public static bool IsAlive(string host)
    {
        string[] parts = host.Split(' ');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            && new ProcessIdentity(id, parts[1], parts[2]).IsAlive;
    }

    /// <summary>Writes a process's identity.</summary>
    /// <param name="process">The process.</param>
    public static string Write(ProcessIdentity process) => string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.Started} {process.Boot}");
}
