namespace RsPlugins.Sdk.Protocol;

/// <summary>How far a call is, as the host tells it: never backwards.</summary>
/// <param name="Fraction">Share of the work done, 0 to 1; null while unknown.</param>
/// <param name="Stage">A word or two for the current stage.</param>
/// <param name="Message">One line for the user, or null.</param>
/// <param name="Eta">Seconds left, estimated; null while unknown.</param>
/// <param name="Done">Units done in this stage, or null.</param>
/// <param name="Total">Units in all in this stage, or null.</param>
/// <param name="Unit">What is counted, in the plural, or null.</param>
/// <param name="Rate">Units a second over this stage so far, or null.</param>
/// <param name="Metrics">Figures of the work itself by name, in the order in which to show them, or null.</param>
public sealed record ProgressValue(
    double? Fraction = null,
    string Stage = "",
    string? Message = null,
    double? Eta = null,
    long? Done = null,
    long? Total = null,
    string? Unit = null,
    double? Rate = null,
    IReadOnlyDictionary<string, double>? Metrics = null);
