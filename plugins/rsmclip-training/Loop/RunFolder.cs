namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>The folder of a run, held by one process at a time.</summary>
public sealed class RunFolder : IDisposable
{
    private const string LockName = ".run.lock";
    private const string EventsName = "tensorboard";
    private const string ReportName = "report.html";
    private readonly FileStream _lock;

    private RunFolder(string path, FileStream held)
    {
        Root = path;
        _lock = held;
    }

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>Full path of the log.</summary>
    public string Log => Path.Combine(Root, TrainingLog.FileName);

    /// <summary>Full path of the model's folder.</summary>
    public string Model => ModelOf(Root);

    /// <summary>Full path of the folder of event files for TensorBoard.</summary>
    public string Events => Path.Combine(Root, EventsName);

    /// <summary>Full path of the report.</summary>
    public string Report => ReportOf(Root);

    /// <summary>Full path of the model's folder of a run.</summary>
    /// <param name="root">The run's folder.</param>
    public static string ModelOf(string root) => Path.Combine(root, TrainingJob.ModelName);

    /// <summary>Full path of the report of a run.</summary>
    /// <param name="root">The run's folder.</param>
    public static string ReportOf(string root) => Path.Combine(root, ReportName);

    /// <summary>Makes a folder if it is not there, and holds it: what cannot be written to is known before anything is read.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="UnauthorizedAccessException">It may not be written to.</exception>
    /// <exception cref="TrainingException">Another process trains there.</exception>
    public static RunFolder Hold(string path)
    {
        string root = Path.GetFullPath(path);
        string file = Path.Combine(root, LockName);
        try
        {
            Directory.CreateDirectory(root);
            return new RunFolder(root, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose));
        }
        catch (IOException failure)
        {
            throw File.Exists(file)
                ? new TrainingException($"Another run is writing to {root}.", "Wait for it, cancel it, or choose another folder.", failure)
                : new UnauthorizedAccessException($"The folder {root} cannot be written to.", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new UnauthorizedAccessException($"The folder {root} may not be written to.", failure);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();
}
