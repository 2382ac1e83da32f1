namespace RsPlugins.RsmClip.Training.Data.Sources;

/// <summary>Where the files of a data set lie.</summary>
public interface IImageSource : IDisposable
{
    /// <summary>Names of all files, with forward slashes, in ordinal order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>The bytes of a file. Thread-safe.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    byte[] Read(string name);
}
