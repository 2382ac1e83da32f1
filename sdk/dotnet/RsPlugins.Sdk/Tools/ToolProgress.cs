namespace RsPlugins.Sdk.Tools;

/// <summary>How far a call is.</summary>
/// <param name="Fraction">Share of the work done, 0 to 1; null while unknown.</param>
/// <param name="Stage">A word or two for the current stage, for instance "reading tiles".</param>
/// <param name="Message">One line for the user, or null.</param>
/// <param name="Done">Units done, for a rate; null when there is nothing to count.</param>
/// <param name="Total">Units in all; null while unknown.</param>
/// <param name="Unit">What is counted, in the plural: "tiles", "images", "steps".</param>
/// <param name="Metrics">Figures of the work itself by name in camelCase, for instance the loss of a training, in the order in which to show them; null for none. The host passes on the finite ones, at most 64.</param>
public sealed record ToolProgress(
    double? Fraction,
    string Stage,
    string? Message = null,
    long? Done = null,
    long? Total = null,
    string? Unit = null,
    IReadOnlyDictionary<string, double>? Metrics = null)
{
    /// <summary>Progress that counts units of work.</summary>
    /// <param name="stage">A word or two for the current stage.</param>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all, at least 1.</param>
    /// <param name="unit">What is counted, in the plural.</param>
    /// <returns>A progress whose fraction is <paramref name="done"/> over <paramref name="total"/>.</returns>
    public static ToolProgress Of(string stage, long done, long total, string unit) =>
        new(total > 0 ? Math.Clamp((double)done / total, 0, 1) : null, stage, null, done, total, unit);
}
