using System.Diagnostics;
using System.Globalization;

namespace RsPlugins.Host.Connections.Local;

/// <summary>Which process it is. A process id alone is not enough: ids are given again, after a reboot from the start.</summary>
/// <param name="Id">The process id.</param>
/// <param name="Started">When it started, in the system's own counting.</param>
/// <param name="Boot">Which run of the machine that counting belongs to; empty where it is absolute.</param>
internal sealed record ProcessIdentity(int Id, string Started, string Boot)
{
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>This process.</summary>
    public static ProcessIdentity Own => Of(Environment.ProcessId) ?? throw new InvalidOperationException("The system does not tell about this process.");

    /// <summary>Whether the process still runs.</summary>
    public bool IsAlive => Of(Id) == this;

    /// <summary>The identity of the process that has an id now.</summary>
    /// <param name="id">The process id.</param>
    /// <returns>Its identity, or null where there is none.</returns>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // The second field is the program's name in brackets, which may hold anything.
                string text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
                string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                return fields[StateField] is "Z" or "X"
                    ? null
                    : new ProcessIdentity(id, fields[StartField], File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim());
            }

            using Process process = Process.GetProcessById(id);
            return process.HasExited ? null : new ProcessIdentity(id, process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture), string.Empty);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
