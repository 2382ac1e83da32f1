namespace RsPlugins.Sdk.Tools;

/// <summary>The job that a call is. A tool whose manifest says <c>"x-rs": {"resumable": true}</c> keeps what it needs to go on in the folder.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Folder">Full path of a folder of its own, the same in every attempt, removed with the job; null where nothing is kept between attempts.</param>
/// <param name="Attempt">1 for the first run, more after the host or the plugin died in the middle.</param>
public sealed record ToolJob(string Id, string? Folder = null, int Attempt = 1);
