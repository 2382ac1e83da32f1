namespace RsPlugins.RsmClip.Packages;

/// <summary>What a model definition is for: one of ArcGIS Pro's tools.</summary>
internal enum PackageTask
{
    /// <summary>Classify Objects Using Deep Learning.</summary>
    Objects,

    /// <summary>Classify Pixels Using Deep Learning.</summary>
    Pixels,
}
