namespace RsPlugins.RsmClip.Evaluate;

/// <summary>What can be measured on a data set.</summary>
public enum Measure
{
    /// <summary>Classification by class names alone.</summary>
    ZeroShot,

    /// <summary>Captions find images and images captions.</summary>
    Retrieval,

    /// <summary>Classification by the nearest training images.</summary>
    Knn,

    /// <summary>Classification by logistic regression on the embeddings.</summary>
    LinearProbe,
}
