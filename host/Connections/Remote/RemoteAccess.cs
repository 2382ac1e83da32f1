namespace RsPlugins.Host.Connections.Remote;

/// <summary>What a client on another machine may reach.</summary>
/// <param name="Guard">Checks the paths it names.</param>
/// <param name="Files">Its files.</param>
/// <param name="Mark">What the names of its jobs' clients start with.</param>
internal sealed record RemoteAccess(PathGuard Guard, RemoteFiles Files, string Mark);
