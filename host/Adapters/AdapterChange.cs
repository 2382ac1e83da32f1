namespace RsPlugins.Host.Adapters;

/// <summary>What was done in one place.</summary>
/// <param name="Place">The place's name for people.</param>
/// <param name="Folder">The adapter's folder, or null where the application keeps it itself.</param>
/// <param name="Action">What was done.</param>
/// <param name="Kept">Files in the folder that are not the adapter's, or were changed, and therefore stay; paths within the folder.</param>
internal sealed record AdapterChange(string Place, string? Folder, AdapterAction Action, IReadOnlyList<string> Kept);
