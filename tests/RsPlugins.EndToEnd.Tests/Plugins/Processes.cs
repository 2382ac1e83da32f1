using System.Globalization;

namespace RsPlugins.EndToEnd.Tests.Plugins;

/// <summary>Looks at processes the way the system shows them.</summary>
internal static class Processes
{
    /// <summary>Whether a process runs. A dead one that whoever adopted it has not taken note of yet does not.</summary>
    public static bool IsRunning(int id) => Stat(id) is { } words && words[0] is not ("Z" or "X");

    /// <summary>The children of a process, with their states: <c>Z</c> for a zombie.</summary>
    public static IReadOnlyList<(int Id, string State)> ChildrenOf(int parent) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Words: Stat(id)))
            .Where(one => one.Words?[1] == parent.ToString(CultureInfo.InvariantCulture))
            .Select(one => (one.Id, one.Words![0])),
    ];

    /// <summary>The processes that run in the process group <paramref name="group"/>.</summary>
    public static IReadOnlyList<int> InGroup(int group) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id > 0 && Stat(id) is { } words && words[2] == group.ToString(CultureInfo.InvariantCulture) && words[0] is not ("Z" or "X")),
    ];

    /// <summary>Waits until a process is gone.</summary>
    public static async Task GoneAsync(int id, TimeSpan limit)
    {
        using CancellationTokenSource late = new(limit);
        while (IsRunning(id))
        {
            Assert.False(late.IsCancellationRequested, $"Process {id} is still there.");
            await Task.Delay(20);
        }
    }

    private static string[]? Stat(int id)
    {
        try
        {
            string text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
