using System.Text.Json;
using System.Text.Json.Nodes;
using RsPlugins.RsmClip.Model.Checkpoints;

namespace RsPlugins.RsmClip.Inference;

/// <summary>
/// Turns cosines into probabilities, by what was measured on validation images (rs.evaluate writes it). It lies beside a model as calibration.json, is no part of the model's content hash,
/// and says the hash of the model that it was measured on: beside any other model it counts for nothing.
/// </summary>
/// <param name="ModelSha256">Content hash of the model.</param>
/// <param name="ClassScale">Factor from cosine to logit at which class probabilities fit best; the model's own logit scale over the temperature (C. Guo et al. 2017, section 4.2).</param>
/// <param name="Matches">For each query language, and for "image" (queries by image or place), the curve from cosine to the probability that a match is relevant (J. Platt 1999).</param>
/// <param name="Prior">The share of relevant images at which the curves hold.</param>
/// <param name="Provenance">What it was measured on and how well it fits.</param>
public sealed record Calibration(string ModelSha256, double ClassScale, IReadOnlyDictionary<string, MatchCurve> Matches, double Prior, JsonObject? Provenance = null)
{
    /// <summary>Name of the file in a model's folder.</summary>
    public const string FileName = "calibration.json";

    /// <summary>The key of <see cref="Matches"/> for queries by image or place.</summary>
    public const string ImageQuery = "image";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads the calibration of a model.</summary>
    /// <param name="folder">The model's folder.</param>
    /// <param name="contentHash">The model's content hash.</param>
    /// <returns>The calibration, or null when the folder has none for this model.</returns>
    /// <exception cref="CheckpointException">The file is damaged.</exception>
    public static Calibration? Read(string folder, string contentHash)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            Calibration read = JsonSerializer.Deserialize<Calibration>(File.ReadAllText(path), Format) ?? throw new JsonException("It is empty.");
            return read.ModelSha256 == contentHash ? read : null;
        }
        catch (JsonException problem)
        {
            throw new CheckpointException($"{path} is damaged: {problem.Message}", "Remove it, or make it anew with rs.evaluate.", problem);
        }
    }

    /// <summary>Changes when the calibration of a folder does.</summary>
    internal static long VersionOf(string folder) => File.GetLastWriteTimeUtc(Path.Combine(folder, FileName)).Ticks;

    /// <summary>The form that <see cref="Read"/> takes.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <summary>The probability of each class.</summary>
    /// <param name="cosines">One for each class.</param>
    /// <returns>As many values; their sum is 1.</returns>
    public float[] ClassProbabilities(ReadOnlySpan<float> cosines) => Vectors.SoftMax(cosines, (float)ClassScale);

    /// <summary>Whether there is a curve for a query language.</summary>
    /// <param name="language">A language, or <see cref="ImageQuery"/>.</param>
    public bool Covers(string language) => Matches.ContainsKey(language);

    /// <summary>The probability that a match with this cosine is relevant, where one image in 1 / <see cref="Prior"/> is.</summary>
    /// <param name="cosine">Cosine of the query and the match.</param>
    /// <param name="language">Language of the query; <see cref="ImageQuery"/> for queries by image or place.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no curve for this language: see <see cref="Covers"/>.</exception>
    public double MatchConfidence(double cosine, string language) =>
        Matches.TryGetValue(language, out MatchCurve? curve) ? curve.At(cosine) : throw new ArgumentException($"The calibration has no curve for \"{language}\".", nameof(language));
}
