namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>A state that could not be read.</summary>
/// <param name="File">Its name.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record DamagedState(string File, string Reason);
