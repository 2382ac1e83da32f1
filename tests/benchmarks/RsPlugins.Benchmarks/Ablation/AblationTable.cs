using System.Globalization;
using System.Text;

namespace RsPlugins.Benchmarks.Ablation;

/// <summary>Means over the seeds, each with the lowest and the highest run.</summary>
internal static class AblationTable
{
    /// <param name="variants">The rows.</param>
    /// <param name="runs">The finished runs of a variant.</param>
    public static string Of(IEnumerable<AblationVariant> variants, Func<AblationVariant, AblationFigures[]> runs)
    {
        StringBuilder table = new("| variant | runs | EuroSAT top-1, en | EuroSAT top-1, worst language | UC Merced top-1, en | mean recall, en | mean recall, ten languages | minutes |\n|---|---|---|---|---|---|---|---|\n");
        foreach (AblationVariant variant in variants)
        {
            AblationFigures[] figures = runs(variant);
            string[] cells =
            [
                variant.Description,
                figures.Length.ToString(CultureInfo.InvariantCulture),
                Cell(figures, run => run.EurosatEnglish, "f4"),
                Cell(figures, run => run.EurosatWorst, "f4"),
                Cell(figures, run => run.UcmEnglish, "f4"),
                Cell(figures, run => run.RecallEnglish, "f1"),
                Cell(figures, run => run.RecallAll, "f1"),
                Cell(figures, run => run.Seconds / 60, "f1"),
            ];
            table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Cell(AblationFigures[] runs, Func<AblationFigures, double> of, string format)
    {
        double[] values = [.. runs.Select(of).Where(double.IsFinite)];
        string Text(double value) => value.ToString(format, CultureInfo.InvariantCulture);
        return values.Length switch
        {
            0 => "",
            1 => Text(values[0]),
            _ => $"{Text(values.Average())} ({Text(values.Min())} to {Text(values.Max())})",
        };
    }
}
