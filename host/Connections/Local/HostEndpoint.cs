using System.Text.Json;

namespace RsPlugins.Host.Connections.Local;

/// <summary>Where the user's host listens: the content of <c>host.json</c> in the state folder.</summary>
/// <param name="Transport"><see cref="Unix"/> or <see cref="Pipe"/>.</param>
/// <param name="Address">The socket's path, or the pipe's name.</param>
/// <param name="Process">The host's process.</param>
/// <param name="Version">The host's version.</param>
/// <param name="Protocol">The newest protocol level that it serves.</param>
internal sealed record HostEndpoint(string Transport, string Address, ProcessIdentity Process, string Version, int Protocol)
{
    /// <summary>A Unix domain socket.</summary>
    public const string Unix = "unix";

    /// <summary>A Windows named pipe.</summary>
    public const string Pipe = "pipe";

    private const string Name = "host.json";

    /// <summary>Reads the endpoint of the host that runs now.</summary>
    /// <param name="folder">The state folder.</param>
    /// <returns>The endpoint, or null where no host runs: what a dead one left behind does not count.</returns>
    public static HostEndpoint? ReadLive(string folder) => Read(folder) is { Process.IsAlive: true } endpoint ? endpoint : null;

    /// <summary>Reads the endpoint file.</summary>
    /// <param name="folder">The state folder.</param>
    /// <returns>The endpoint, whether or not its host still runs, or null where there is none.</returns>
    public static HostEndpoint? Read(string folder)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, Name)));
            JsonElement root = document.RootElement;
            return new HostEndpoint(
                root.GetProperty("transport").GetString()!,
                root.GetProperty("address").GetString()!,
                new ProcessIdentity(root.GetProperty("pid").GetInt32(), root.GetProperty("started").GetString()!, root.GetProperty("boot").GetString()!),
                root.GetProperty("version").GetString()!,
                root.GetProperty("protocol").GetInt32());
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes the endpoint file, in one step.</summary>
    /// <param name="folder">The state folder.</param>
    public void Write(string folder)
    {
        string temporary = System.IO.Path.Combine(folder, $"{Name}.{Environment.ProcessId}");
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream stream = new(temporary, options))
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("transport", Transport);
            writer.WriteString("address", Address);
            writer.WriteNumber("pid", Process.Id);
            writer.WriteString("started", Process.Started);
            writer.WriteString("boot", Process.Boot);
            writer.WriteString("version", Version);
            writer.WriteNumber("protocol", Protocol);
            writer.WriteEndObject();
        }

        File.Move(temporary, System.IO.Path.Combine(folder, Name), overwrite: true);
    }

    /// <summary>Removes the endpoint file if it still says this.</summary>
    /// <param name="folder">The state folder.</param>
    public void Remove(string folder)
    {
        if (Read(folder) == this)
        {
            File.Delete(System.IO.Path.Combine(folder, Name));
        }
    }
}
