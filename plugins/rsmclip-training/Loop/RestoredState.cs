namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The state that a run goes on from.</summary>
/// <param name="Position">Where the run was.</param>
/// <param name="Damaged">Newer states that could not be read.</param>
public sealed record RestoredState(RunPosition Position, IReadOnlyList<DamagedState> Damaged);
