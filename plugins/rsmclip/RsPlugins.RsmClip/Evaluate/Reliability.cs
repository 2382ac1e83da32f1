using System.Text.Json.Nodes;

namespace RsPlugins.RsmClip.Evaluate;

/// <summary>Confidences in ten bins of equal width against what came true of them (reliability diagram and expected calibration error of C. Guo et al. 2017, section 2).</summary>
internal sealed class Reliability
{
    private const int Bins = 10;
    private readonly (double Weight, double Confidence, double Right)[] bins = new (double, double, double)[Bins];

    /// <summary>The mean distance of confidence and share that is right, over all bins by their weight; 0 to 1.</summary>
    public double ExpectedError
    {
        get
        {
            double total = bins.Sum(bin => bin.Weight);
            return total > 0 ? bins.Sum(bin => Math.Abs(bin.Confidence - bin.Right)) / total : 0;
        }
    }

    /// <summary>Adds outcomes of one confidence.</summary>
    /// <param name="confidence">0 to 1; beyond them counts as at the border.</param>
    /// <param name="right">Weight of those that are right.</param>
    /// <param name="weight">Weight of all.</param>
    public void Add(double confidence, double right, double weight)
    {
        double inside = Math.Clamp(confidence, 0, 1);
        ref (double Weight, double Confidence, double Right) bin = ref bins[Math.Min(Bins - 1, (int)(inside * Bins))];
        bin = (bin.Weight + weight, bin.Confidence + (inside * weight), bin.Right + right);
    }

    /// <summary>The bins that hold anything: lower border, share of the weight, mean confidence and share that is right.</summary>
    public JsonArray ToJson()
    {
        double total = bins.Sum(bin => bin.Weight);
        return [.. bins.Select((bin, i) => (bin, i)).Where(pair => pair.bin.Weight > 0).Select(pair => (JsonNode)new JsonObject
        {
            ["from"] = Math.Round((double)pair.i / Bins, 1),
            ["share"] = Math.Round(pair.bin.Weight / total, 6),
            ["confidence"] = Math.Round(pair.bin.Confidence / pair.bin.Weight, 4),
            ["right"] = Math.Round(pair.bin.Right / pair.bin.Weight, 4),
        })];
    }
}
