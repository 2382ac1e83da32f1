using System.Diagnostics;
using System.Globalization;

namespace RsPlugins.Host.Plugins.Processes;

/// <summary>
/// Ends the plugins' process groups when this host is gone, however it went: one small shell, in a session of its own, reads the groups from a pipe; the pipe ends with
/// the host. Plugins that heed the end of their standard input have left by then.
/// </summary>
internal static class OrphanWatch
{
    // The sleep is the time that well-behaved plugins have to tidy up. A leader's start time tells its id from one that was given to another process since.
    private const string Script = """
        cd /
        exec >/dev/null 2>&1
        trap '' HUP INT TERM
        groups=
        while read -r word id began; do
          others=
          for group in $groups; do
            [ "$group" = "$id:$began" ] || others="$others $group"
          done
          groups=$others
          [ "$word" = add ] && groups="$groups $id:$began"
        done
        [ -n "$groups" ] || exit 0
        sleep 1
        for group in $groups; do
          id=${group%%:*}
          now=
          if read -r stat </proc/$id/stat; then
            set -- ${stat##*) }
            now=${20}
          fi
          if [ -z "$now" ] || [ "$now" = "${group#*:}" ]; then
            kill -9 "-$id"
          fi
        done
        """;

    private static readonly Lock Gate = new();
    private static readonly List<ProcessGroup> Groups = [];
    private static Process? watch;

    /// <summary>Lets a group end with this host.</summary>
    /// <param name="group">The group.</param>
    public static void Add(ProcessGroup group)
    {
        if (!ProcessGroup.IsSupported)
        {
            return;
        }

        lock (Gate)
        {
            Groups.Add(group);
            if (watch is { HasExited: false } && Tell("add", group))
            {
                return;
            }

            watch?.Dispose();
            watch = new Process { StartInfo = new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true } };
            ProcessGroup.Start(watch);
            foreach (ProcessGroup one in Groups)
            {
                Tell("add", one);
            }
        }
    }

    /// <summary>Forgets a group that has ended.</summary>
    /// <param name="group">The group.</param>
    public static void Remove(ProcessGroup group)
    {
        lock (Gate)
        {
            if (Groups.Remove(group))
            {
                Tell("remove", group);
            }
        }
    }

    private static bool Tell(string word, ProcessGroup group)
    {
        try
        {
            watch!.StandardInput.Write(string.Create(CultureInfo.InvariantCulture, $"{word} {group.Id} {group.Began}\n"));
            watch.StandardInput.Flush();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
