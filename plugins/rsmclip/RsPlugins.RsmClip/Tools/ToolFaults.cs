using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.ML.OnnxRuntime;
using RsPlugins.Geo.Rasters;
using RsPlugins.RsmClip.Model.Captions;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Prompts;
using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Tools;

/// <summary>Turns the exceptions of the parts below into the one kind that users see.</summary>
internal static class ToolFaults
{
    private const int SqliteFull = 13;
    private const int LinuxNoSpace = 28;
    private const int WindowsDiskFull = 112;
    private const int WindowsHandleDiskFull = 39;

    /// <summary>The failure in words for the user, or null when it is a fault of ours or a cancellation.</summary>
    public static ToolException? Translate(Exception failure) => failure switch
    {
        ToolException known => known,
        AggregateException several => several.Flatten().InnerExceptions.Select(Translate).FirstOrDefault(known => known is not null),
        RasterException raster => new ToolException(
            raster.Kind switch
            {
                RasterErrorKind.Missing => ErrorIds.FileMissing,
                RasterErrorKind.Denied => ErrorIds.FileDenied,
                RasterErrorKind.Unsupported => ErrorIds.RasterUnsupported,
                _ => ErrorIds.RasterUnreadable,
            },
            raster.Message,
            raster.Hint,
            inner: raster),
        CheckpointException model => new ToolException(ErrorIds.ModelDamaged, model.Message, model.Hint, inner: model),
        CaptionException captions => new ToolException(ErrorIds.CaptionsInvalid, captions.Message, captions.Hint, inner: captions),
        OnnxRuntimeException graph => new ToolException(ErrorIds.ModelDamaged, "The prepared form of the model cannot be run.", "Delete the folder \"onnx\" in the plugin's state folder: it is made anew at the next call.", graph.Message, graph),
        PromptException prompt => new ToolException(prompt.Fault == PromptFault.Language ? ErrorIds.LanguageUnknown : ErrorIds.ClassesInvalid, prompt.Message, prompt.Hint, inner: prompt),
        JsonException json => new ToolException(ErrorIds.ArgumentInvalid, $"The argument {json.Path ?? "object"} has the wrong form.", "See the tool's description for the arguments.", json.Message, json),
        FileNotFoundException or DirectoryNotFoundException => new ToolException(ErrorIds.FileMissing, failure.Message, "Check the path.", inner: failure),
        UnauthorizedAccessException => new ToolException(ErrorIds.FileDenied, failure.Message, "Check the rights, or choose another place.", inner: failure),
        IOException io when IsFull(io) => new ToolException(ErrorIds.DiskFull, "The disk is full; nothing was written.", "Free some space, or choose another place for the outputs.", io.Message, io),
        IOException io => new ToolException(ErrorIds.FileDenied, io.Message, "Check the path and the rights, or choose another place.", inner: io),
        _ => null,
    };

    private static bool IsFull(IOException failure) =>
        (failure.InnerException as SqliteException)?.SqliteErrorCode == SqliteFull
        || (failure.HResult & 0xFFFF) is LinuxNoSpace or WindowsDiskFull or WindowsHandleDiskFull
        || (failure.InnerException is IOException inner && IsFull(inner));
}
