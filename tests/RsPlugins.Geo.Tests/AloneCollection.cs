namespace RsPlugins.Geo.Tests;

/// <summary>Tests that measure the process run while no other test does.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
