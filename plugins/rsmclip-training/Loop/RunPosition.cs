namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>What a run needs to go on beside its learner. Random numbers and data order follow from seed and step alone.</summary>
/// <param name="Elapsed">Time trained so far.</param>
/// <param name="Window">The steps since the last line of the log.</param>
/// <param name="Evaluations">Evaluations made on the way.</param>
public sealed record RunPosition(TimeSpan Elapsed, StepWindow Window, int Evaluations);
