using System.Text.Json.Nodes;

namespace RsPlugins.Benchmarks.Ablation;

/// <summary>What came of one run, on the test splits.</summary>
/// <param name="EurosatEnglish">EuroSAT, zero-shot top-1 in English.</param>
/// <param name="EurosatWorst">The same in the language where it is lowest.</param>
/// <param name="UcmEnglish">UC Merced, zero-shot top-1 in English.</param>
/// <param name="RecallEnglish">Mean recall of UC Merced's captions in English, percent.</param>
/// <param name="RecallAll">The same, mean over the ten languages.</param>
/// <param name="Seconds">Seconds of training by the clock.</param>
internal sealed record AblationFigures(double EurosatEnglish, double EurosatWorst, double UcmEnglish, double RecallEnglish, double RecallAll, double Seconds)
{
    private const string English = "en";

    /// <summary>Takes them from rs.evaluate's figures.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seconds">Seconds of training.</param>
    public static AblationFigures Read(string path, double seconds)
    {
        JsonArray sets = JsonNode.Parse(File.ReadAllText(path))!["sets"]!.AsArray();
        Dictionary<string, double> Of(string set, string part, string figure) => sets
            .Single(one => one!["name"]!.GetValue<string>() == set)![part]!.AsArray()
            .ToDictionary(one => one!["language"]!.GetValue<string>(), one => one![figure]!["value"]!.GetValue<double>(), StringComparer.Ordinal);
        Dictionary<string, double> eurosat = Of("EuroSAT", "zero_shot", "top1"), ucm = Of("UC Merced", "zero_shot", "top1"), recall = Of("UC Merced", "retrieval", "mean_recall");
        return new AblationFigures(eurosat[English], eurosat.Values.Min(), ucm[English], recall[English], recall.Values.Average(), seconds);
    }
}
