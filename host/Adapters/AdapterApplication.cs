namespace RsPlugins.Host.Adapters;

/// <summary>The application that loads an adapter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MinimumVersion">The first version that the adapter is for.</param>
/// <param name="MaximumVersion">The last one, or null where none is known to fail.</param>
internal sealed record AdapterApplication(string Name, string MinimumVersion, string? MaximumVersion = null)
{
    /// <inheritdoc/>
    public override string ToString() => MaximumVersion is null ? $"{Name} {MinimumVersion} or later" : $"{Name} {MinimumVersion} to {MaximumVersion}";
}
