namespace RsPlugins.Host.Plugins;

/// <summary>A manifest that cannot be used.</summary>
internal sealed class ManifestException : Exception
{
    private const int MostTold = 20;

    /// <summary>Makes a failure.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="problems">All that is wrong with it, at least one.</param>
    public ManifestException(string path, IReadOnlyList<ManifestProblem> problems)
        : base($"The manifest {System.IO.Path.GetFileName(path)} cannot be used: {string.Join("; ", problems.Take(MostTold))}{(problems.Count > MostTold ? $"; and {problems.Count - MostTold} more" : string.Empty)}.")
    {
        Path = path;
        Problems = problems;
    }

    /// <summary>The manifest.</summary>
    public string Path { get; }

    /// <summary>All that is wrong with it.</summary>
    public IReadOnlyList<ManifestProblem> Problems { get; }
}
