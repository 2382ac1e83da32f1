namespace RsPlugins.Host.Adapters;

/// <summary>Where an adapter is, or is to be, installed.</summary>
/// <param name="Name">The place's name for people.</param>
/// <param name="Folder">Full path of the adapter's folder there.</param>
/// <param name="Settings">The application's settings files in which it is switched on.</param>
internal sealed record AdapterPlace(string Name, string Folder, IReadOnlyList<string> Settings);
