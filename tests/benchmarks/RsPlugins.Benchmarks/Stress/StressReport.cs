using System.Globalization;

namespace RsPlugins.Benchmarks.Stress;

/// <summary>What came of a load.</summary>
/// <param name="Answers">How many answers came, by what they were.</param>
/// <param name="Kills">How many processes of plugins were killed meanwhile.</param>
/// <param name="Faults">What must not be; empty where all is well.</param>
/// <param name="Time">How long it took.</param>
internal sealed record StressReport(IReadOnlyDictionary<string, int> Answers, int Kills, IReadOnlyList<string> Faults, TimeSpan Time)
{
    /// <summary>All answers.</summary>
    public int Total => Answers.Values.Sum();

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Total} answers in {Time.TotalSeconds:f1} s ({string.Join(", ", Answers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"))}), {Kills} plugin processes killed, {Faults.Count} faults");
}
