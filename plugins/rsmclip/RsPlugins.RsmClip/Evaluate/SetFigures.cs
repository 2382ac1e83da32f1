namespace RsPlugins.RsmClip.Evaluate;

/// <summary>All that was measured on a data set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Images">Number of images.</param>
/// <param name="Classes">Its classes, as the figures count them; empty where images have none.</param>
/// <param name="ZeroShot">One for each language.</param>
/// <param name="Retrieval">One for each language with captions.</param>
/// <param name="Classifiers">k-NN and linear probe.</param>
internal sealed record SetFigures(
    string Name, int Images, IReadOnlyList<string> Classes, IReadOnlyList<ZeroShotFigures> ZeroShot, IReadOnlyList<RetrievalFigures> Retrieval, IReadOnlyList<ClassifierFigures> Classifiers);
