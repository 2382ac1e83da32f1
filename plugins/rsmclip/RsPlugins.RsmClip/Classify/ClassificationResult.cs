using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Prompts;

namespace RsPlugins.RsmClip.Classify;

/// <summary>What a classification gave.</summary>
/// <param name="Model">The model that was used.</param>
/// <param name="Labels">The classes, and none of these where there was a threshold.</param>
/// <param name="Languages">The languages, that of the labels first.</param>
/// <param name="Cells">The cells and their tiles.</param>
/// <param name="Files">The outputs.</param>
/// <param name="Counts">Cells of each label.</param>
/// <param name="Agreement">For each language the share of cells on which its prompts alone choose the final class, 0 to 1.</param>
/// <param name="LoadSeconds">Time to load the model and embed the classes.</param>
/// <param name="ClassifySeconds">Time for all tiles and both files.</param>
/// <param name="Provenance">What was written into the outputs.</param>
internal sealed record ClassificationResult(
    LoadedModel Model, IReadOnlyList<PromptClass> Labels, IReadOnlyList<string> Languages, CellGrid Cells, OutputPaths Files, int[] Counts, double[] Agreement, double LoadSeconds, double ClassifySeconds, System.Text.Json.Nodes.JsonObject Provenance);
