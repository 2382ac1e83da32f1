namespace RsPlugins.Sdk.Tools;

/// <summary>The ids of all errors that tools and the host report; <see cref="ErrorTable"/> gives their numbers.</summary>
public static class ErrorIds
{
    /// <summary>An argument is missing, of the wrong type or out of range.</summary>
    public const string ArgumentInvalid = "rs.argument.invalid";

    /// <summary>A named file or folder does not exist.</summary>
    public const string FileMissing = "rs.file.missing";

    /// <summary>A file exists but may not be read or written.</summary>
    public const string FileDenied = "rs.file.denied";

    /// <summary>A remote client named a path outside its uploads and the folders that the host serves.</summary>
    public const string PathForbidden = "rs.path.forbidden";

    /// <summary>A file's bytes do not have the hash that was announced for them.</summary>
    public const string FileDamaged = "rs.file.damaged";

    /// <summary>The disk is full.</summary>
    public const string DiskFull = "rs.disk.full";

    /// <summary>A raster's format, codec or layout is not one that can be read.</summary>
    public const string RasterUnsupported = "rs.raster.unsupported";

    /// <summary>A raster or image is damaged or not an image at all.</summary>
    public const string RasterUnreadable = "rs.raster.unreadable";

    /// <summary>A raster has no usable georeference where one is needed.</summary>
    public const string RasterUnreferenced = "rs.raster.unreferenced";

    /// <summary>No such model is installed.</summary>
    public const string ModelMissing = "rs.model.missing";

    /// <summary>A model's files are damaged, incomplete or of another kind.</summary>
    public const string ModelDamaged = "rs.model.damaged";

    /// <summary>A model is in use, or being installed, so that it cannot be removed or installed now.</summary>
    public const string ModelBusy = "rs.model.busy";

    /// <summary>Where something is to be fetched from does not give it to this user.</summary>
    public const string SourceDenied = "rs.source.denied";

    /// <summary>Where something is to be fetched from cannot be reached, or broke off too often.</summary>
    public const string SourceUnreachable = "rs.source.unreachable";

    /// <summary>A class table or class set is unknown or malformed.</summary>
    public const string ClassesInvalid = "rs.classes.invalid";

    /// <summary>A language is not one of the ten.</summary>
    public const string LanguageUnknown = "rs.language.unknown";

    /// <summary>A training configuration or data set is wrong.</summary>
    public const string TrainingInvalid = "rs.training.invalid";

    /// <summary>A caption file has a layout that is not known, or holds no captions that could be used.</summary>
    public const string CaptionsInvalid = "rs.captions.invalid";

    /// <summary>The endpoint of a language model cannot be reached, fails, or takes no more requests.</summary>
    public const string LlmUnreachable = "rs.llm.unreachable";

    /// <summary>The endpoint of a language model refuses the key or the request.</summary>
    public const string LlmDenied = "rs.llm.denied";

    /// <summary>A language model's answer cannot be used.</summary>
    public const string LlmUnusable = "rs.llm.unusable";

    /// <summary>A file is no tile index, is damaged, or of a version that is not known.</summary>
    public const string IndexInvalid = "rs.index.invalid";

    /// <summary>A tile index holds no embeddings of the model that was asked for.</summary>
    public const string IndexModel = "rs.index.model";

    /// <summary>Another program is writing to a tile index.</summary>
    public const string IndexBusy = "rs.index.busy";

    /// <summary>No such tool.</summary>
    public const string ToolUnknown = "rs.tool.unknown";

    /// <summary>A plugin could not be loaded.</summary>
    public const string PluginBroken = "rs.plugin.broken";

    /// <summary>A plugin's process ended in the middle of a call.</summary>
    public const string PluginCrashed = "rs.plugin.crashed";

    /// <summary>A call took longer than its plugin allows, and was ended.</summary>
    public const string PluginTimeout = "rs.plugin.timeout";

    /// <summary>The user switched the plugin off.</summary>
    public const string PluginDisabled = "rs.plugin.disabled";

    /// <summary>No such plugin.</summary>
    public const string PluginUnknown = "rs.plugin.unknown";

    /// <summary>A plugin cannot be unloaded while its host runs.</summary>
    public const string PluginResident = "rs.plugin.resident";

    /// <summary>A message is larger than the protocol allows.</summary>
    public const string MessageTooLarge = "rs.message.tooLarge";

    /// <summary>A request before initialize, or initialize with no common protocol level.</summary>
    public const string ProtocolMismatch = "rs.protocol.mismatch";

    /// <summary>No host could be reached or started.</summary>
    public const string HostUnreachable = "rs.host.unreachable";

    /// <summary>A remote host refused the token.</summary>
    public const string HostDenied = "rs.host.denied";

    /// <summary>A remote host's certificate cannot be trusted.</summary>
    public const string HostUntrusted = "rs.host.untrusted";

    /// <summary>A second host for the same user.</summary>
    public const string HostRunning = "rs.host.running";

    /// <summary>The host, or the way to it, ended before it answered.</summary>
    public const string HostGone = "rs.host.gone";

    /// <summary>No such job.</summary>
    public const string JobUnknown = "rs.job.unknown";

    /// <summary>A job is not in a state that allows what was asked.</summary>
    public const string JobState = "rs.job.state";

    /// <summary>A job's host ended in the middle of it.</summary>
    public const string JobInterrupted = "rs.job.interrupted";

    /// <summary>A job was cancelled, by somebody else than the one who waits for it.</summary>
    public const string JobCancelled = "rs.job.cancelled";

    /// <summary>The store of the jobs cannot be read or written.</summary>
    public const string JobStore = "rs.job.store";

    /// <summary>A fault in RsPlugins itself.</summary>
    public const string Internal = "rs.internal";
}
