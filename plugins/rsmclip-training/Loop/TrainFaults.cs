using System.Globalization;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Training.Loop;

/// <summary>What ends a run, in words for the user.</summary>
internal static class TrainFaults
{
    private const int LinuxNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int WindowsDiskFull = 112;
    private const int WindowsHandleDiskFull = 39;

    /// <summary>The failure in words, or null where it is a fault of ours or a cancellation.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="folder">The run's folder.</param>
    public static ToolException? Translate(Exception failure, string folder) => failure switch
    {
        ToolException known => known,
        TrainingException wrong => new ToolException(ErrorIds.TrainingInvalid, wrong.Message, wrong.Hint, inner: wrong),
        CheckpointException model => new ToolException(ErrorIds.ModelDamaged, model.Message, model.Hint, inner: model),
        UnauthorizedAccessException denied => new ToolException(ErrorIds.FileDenied, denied.Message, "Check the rights, or choose another folder.", inner: denied),
        IOException io when IsFull(io) => new ToolException(ErrorIds.DiskFull, $"The disk is full. {Kept(folder)}", "Free some space and resume the run.", io.Message, io),
        _ => null,
    };

    private static bool IsFull(IOException failure) => (failure.HResult & 0xFFFF) is LinuxNoSpace or LinuxQuota or WindowsDiskFull or WindowsHandleDiskFull;

    private static string Kept(string folder)
    {
        string? state = Path.GetFileNameWithoutExtension(StateFolder.Newest(folder));
        return state is null
            ? "No state of the run had been written yet."
            : string.Create(CultureInfo.InvariantCulture, $"The state of step {long.Parse(state[(state.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)} is kept.");
    }
}
