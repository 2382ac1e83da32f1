using RsPlugins.RsmClip.Training.Configuration;

namespace RsPlugins.RsmClip.Training.Data;

/// <summary>What all data sets of a run share while they are read.</summary>
/// <param name="Settings">Languages, without which an image is left out, and workers.</param>
/// <param name="Memory">Room for decoded images.</param>
/// <param name="OnProgress">Told how far it is, in words; by one thread at a time.</param>
public sealed record DataReading(DataSettings Settings, ImageMemory Memory, Action<string> OnProgress);
