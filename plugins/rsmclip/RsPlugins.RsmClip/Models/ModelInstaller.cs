using Microsoft.Extensions.Logging;
using RsPlugins.RsmClip.Inference;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;
using RsPlugins.RsmClip.Model.Tokenization;
using RsPlugins.RsmClip.Models.Sources;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models;

/// <summary>
/// Installs and removes models. A model is brought into a folder of its own that no list shows, checked there, and renamed: its id stands for a whole model or for none,
/// whenever the process is killed.
/// </summary>
/// <param name="models">The models.</param>
internal sealed class ModelInstaller(ModelPool models)
{
    private const string IncomingName = ".incoming";
    private const string GoneName = ".gone";
    private const double CheckShare = 0.85;
    private const double PrepareShare = 0.9;

    private string Root => models.Store.InstalledFolder;

    /// <summary>Installs a model.</summary>
    /// <param name="source">Where it comes from.</param>
    /// <param name="name">Its id; null for the one that the source suggests.</param>
    /// <param name="prepare">Whether its graphs are exported and tried at once, not at its first use.</param>
    /// <param name="context">Told how far it is.</param>
    /// <param name="cancellationToken">Ends it within a second. What the hub gave stays for the next try.</param>
    /// <returns>Its id, and whether it was there already.</returns>
    /// <exception cref="ToolException">It cannot be installed.</exception>
    public (string Id, bool WasThere) Install(IModelSource source, string? name, bool prepare, IToolContext context, CancellationToken cancellationToken)
    {
        string id = string.IsNullOrWhiteSpace(name) ? ModelNames.From(source.SuggestedId) : ModelNames.Checked(name.Trim());
        if (IsThere(id, source))
        {
            return (id, true);
        }

        string folder = Path.Combine(Root, IncomingName, id);
        using FileStream alone = Alone(id);
        if (IsThere(id, source))
        {
            return (id, true);
        }

        if (!source.Resumes)
        {
            Delete(folder);
        }

        Directory.CreateDirectory(folder);
        bool filled = false;
        try
        {
            string? revision = source.Fill(folder, context, cancellationToken);
            filled = true;
            Check(folder, context, cancellationToken);
            string hash = Checkpoint.HashFolder(folder, cancellationToken);
            new InstalledRecord(source.Name, revision, hash, DateTimeOffset.UtcNow).Write(folder);
            if (prepare)
            {
                Prepare(folder, hash, context, cancellationToken);
            }

            string final = Path.Combine(Root, id);
            Directory.Move(folder, final);
            models.Remember(final, hash);
        }
        catch (Exception failure) when (!source.Resumes || (filled && failure is CheckpointException))
        {
            // What another try can go on with is kept: a disk that is full has room again one day, a model that does not fit never will.
            Delete(folder);
            throw;
        }

        context.Report(new ToolProgress(1, "installed"));
        context.Log.LogInformation("Installed {Model} from {Source}.", id, source.Name);
        return (id, false);
    }

    /// <summary>Removes a model, with what was made from it; or what an installation that was not finished left.</summary>
    /// <param name="id">The model.</param>
    /// <param name="cancellationToken">Ends it before anything is removed.</param>
    /// <returns>The bytes that are free now.</returns>
    /// <exception cref="ToolException">There is no such model, it is a shipped one, or a call has it.</exception>
    public long Remove(string id, CancellationToken cancellationToken)
    {
        id = ModelNames.Checked(id.Trim());
        string folder = Path.Combine(Root, id), incoming = Path.Combine(Root, IncomingName, id);
        if (!Directory.Exists(folder) && Directory.Exists(incoming))
        {
            using FileStream alone = Alone(id);
            long parts = SizeOf(incoming);
            Delete(incoming);
            return parts;
        }

        if (!Directory.Exists(folder))
        {
            (string known, string there) = models.Store.Find(id);
            throw new ToolException(ErrorIds.ArgumentInvalid, $"{known} comes with RsPlugins and stays.", $"Only what was installed can be removed; it takes {ByteText.Of(SizeOf(there))}.");
        }

        long bytes = SizeOf(folder);
        string gone = Path.Combine(Root, GoneName, Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(Path.Combine(Root, GoneName));
        if (!models.TryRemove(folder, () => Directory.Move(folder, gone), cancellationToken))
        {
            throw new ToolException(ErrorIds.ModelBusy, $"{id} is in use by a call.", "Wait for the call, or cancel it; \"rsplugins jobs\" lists it.");
        }

        Delete(Path.Combine(Root, GoneName));
        return bytes;
    }

    /// <summary>The bytes of a model's files.</summary>
    public static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Check(string folder, IToolContext context, CancellationToken cancellationToken)
    {
        context.Report(new ToolProgress(CheckShare, "checking", "Checking shapes and tokenizer"));
        using Checkpoint checkpoint = Checkpoint.Open(folder);
        _ = XlmRobertaTokenizer.Open(folder, checkpoint.Config.Text);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private void Prepare(string folder, string hash, IToolContext context, CancellationToken cancellationToken)
    {
        context.Report(new ToolProgress(PrepareShare, "preparing", "Preparing the model for this machine"));
        ModelConfig config = ModelConfig.Read(folder);
        using LoadedModel trial = models.Load(folder, hash, config, context, cancellationToken);
        float[][] vectors = [.. trial.Images.Encode([.. ProbeSet.Images(config.Vision.ImageSize).Take(1)], cancellationToken), .. trial.Texts.Encode(["a river"], cancellationToken)];
        if (vectors.Any(vector => !vector.All(float.IsFinite)))
        {
            throw new CheckpointException("The model's embeddings are not finite numbers.", "Take another checkpoint.");
        }
    }

    private bool IsThere(string id, IModelSource source)
    {
        string folder = Path.Combine(Root, id);
        if (Directory.Exists(folder))
        {
            return InstalledRecord.Read(folder)?.Source == source.Name
                ? true
                : throw new ToolException(ErrorIds.ArgumentInvalid, $"There is another model \"{id}\" already.", "Remove it first, or give another id.");
        }

        return models.Store.IsShipped(id)
            ? throw new ToolException(ErrorIds.ArgumentInvalid, $"\"{id}\" is a model that comes with RsPlugins.", "Give another id.")
            : false;
    }

    /// <summary>Keeps other calls, of other processes too, from installing the same model.</summary>
    private FileStream Alone(string id)
    {
        string locks = Path.Combine(Root, IncomingName);
        Directory.CreateDirectory(locks);
        try
        {
            return new FileStream(Path.Combine(locks, $"{id}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException taken)
        {
            throw new ToolException(ErrorIds.ModelBusy, $"{id} is being installed already.", "Wait for the other call; \"rsplugins jobs\" lists it.", inner: taken);
        }
    }
}
