namespace RsPlugins.Host.Adapters;

/// <summary>A file or folder of an adapter.</summary>
/// <param name="From">Where it lies in this installation.</param>
/// <param name="To">Its path in the folder that is made; <c>.</c> for the folder itself.</param>
internal sealed record AdapterCopy(string From, string To);
