namespace RsPlugins.RsmClip.Inference;

/// <summary>Which model a call wants, and how it is to run.</summary>
/// <param name="Model">Id or folder; null for the default model.</param>
/// <param name="Fp32">Whether the int8 form is not wanted.</param>
/// <param name="Device">Where it runs.</param>
/// <param name="Threads">Threads; 0 for <see cref="ModelPool.DefaultThreads"/>.</param>
public sealed record ModelChoice(string? Model, bool Fp32 = false, Device Device = Device.Auto, int Threads = 0);
