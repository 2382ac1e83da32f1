namespace RsPlugins.Sdk.Tools;

/// <summary>The one table that maps an error id to its JSON-RPC number, process exit code and HTTP status.</summary>
public static class ErrorTable
{
    private static readonly Dictionary<string, ErrorNumbers> Table = new(StringComparer.Ordinal)
    {
        [ErrorIds.ArgumentInvalid] = new(-32602, 2, 400),
        [ErrorIds.ToolUnknown] = new(-32602, 2, 404),
        [ErrorIds.FileMissing] = new(-32010, 3, 404),
        [ErrorIds.FileDenied] = new(-32011, 3, 403),
        [ErrorIds.PathForbidden] = new(-32013, 3, 403),
        [ErrorIds.FileDamaged] = new(-32014, 3, 422),
        [ErrorIds.DiskFull] = new(-32012, 4, 507),
        [ErrorIds.RasterUnsupported] = new(-32020, 5, 415),
        [ErrorIds.RasterUnreadable] = new(-32021, 5, 422),
        [ErrorIds.RasterUnreferenced] = new(-32022, 5, 422),
        [ErrorIds.ModelMissing] = new(-32030, 6, 404),
        [ErrorIds.ModelDamaged] = new(-32031, 6, 422),
        [ErrorIds.ModelBusy] = new(-32032, 6, 409),
        [ErrorIds.SourceDenied] = new(-32033, 11, 403),
        [ErrorIds.SourceUnreachable] = new(-32034, 9, 503),
        [ErrorIds.ClassesInvalid] = new(-32040, 2, 422),
        [ErrorIds.LanguageUnknown] = new(-32041, 2, 422),
        [ErrorIds.TrainingInvalid] = new(-32050, 2, 422),
        [ErrorIds.CaptionsInvalid] = new(-32042, 2, 422),
        [ErrorIds.LlmUnreachable] = new(-32043, 9, 503),
        [ErrorIds.LlmDenied] = new(-32044, 11, 502),
        [ErrorIds.LlmUnusable] = new(-32045, 7, 502),
        [ErrorIds.IndexInvalid] = new(-32051, 3, 422),
        [ErrorIds.IndexModel] = new(-32052, 6, 409),
        [ErrorIds.IndexBusy] = new(-32053, 3, 409),
        [ErrorIds.PluginBroken] = new(-32060, 7, 502),
        [ErrorIds.PluginCrashed] = new(-32061, 7, 502),
        [ErrorIds.PluginTimeout] = new(-32062, 7, 504),
        [ErrorIds.PluginDisabled] = new(-32063, 7, 409),
        [ErrorIds.PluginUnknown] = new(-32064, 3, 404),
        [ErrorIds.PluginResident] = new(-32065, 7, 409),
        [ErrorIds.MessageTooLarge] = new(-32070, 8, 413),
        [ErrorIds.ProtocolMismatch] = new(-32071, 8, 409),
        [ErrorIds.HostUnreachable] = new(-32080, 9, 503),
        [ErrorIds.HostRunning] = new(-32081, 9, 409),
        [ErrorIds.HostGone] = new(-32082, 9, 503),
        [ErrorIds.HostDenied] = new(-32083, 11, 401),
        [ErrorIds.HostUntrusted] = new(-32084, 11, 502),
        [ErrorIds.JobUnknown] = new(-32090, 3, 404),
        [ErrorIds.JobState] = new(-32091, 2, 409),
        [ErrorIds.JobInterrupted] = new(-32092, 7, 503),
        [ErrorIds.JobStore] = new(-32093, 4, 503),
        [ErrorIds.JobCancelled] = new(-32800, 10, 409),
        [ErrorIds.Internal] = new(-32603, 1, 500),
    };

    /// <summary>All ids that have numbers.</summary>
    public static IReadOnlyCollection<string> Ids => Table.Keys;

    /// <summary>The numbers of an id; those of <see cref="ErrorIds.Internal"/> for an unknown one.</summary>
    /// <param name="id">An error id.</param>
    /// <returns>JSON-RPC number, exit code and HTTP status.</returns>
    public static ErrorNumbers Of(string id) => Table.GetValueOrDefault(id, Table[ErrorIds.Internal]);
}
