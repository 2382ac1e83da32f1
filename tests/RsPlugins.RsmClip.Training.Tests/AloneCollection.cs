namespace RsPlugins.RsmClip.Training.Tests;

/// <summary>Tests that count on libtorch's random numbers, of which a process has one sequence.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
