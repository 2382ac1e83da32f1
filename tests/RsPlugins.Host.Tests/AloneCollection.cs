namespace RsPlugins.Host.Tests;

/// <summary>Tests that take a processor for long or watch the whole process: beside them the times and the memory of others would mean nothing.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
