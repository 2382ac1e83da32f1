namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>A loss or a gradient is not a finite number: whatever followed would be worthless.</summary>
/// <param name="message">Which, at which step.</param>
public sealed class DivergenceException(string message) : Exception(message);
