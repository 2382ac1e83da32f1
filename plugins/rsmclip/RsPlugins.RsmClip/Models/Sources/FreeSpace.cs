using RsPlugins.Sdk.Tools;

namespace RsPlugins.RsmClip.Models.Sources;

/// <summary>Asks for room on the disk before gigabytes are written in vain.</summary>
internal static class FreeSpace
{
    /// <summary>Refuses what does not fit.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="bytes">What is to be written.</param>
    /// <param name="free">The bytes free there; null to ask the system.</param>
    /// <exception cref="ToolException">rs.disk.full.</exception>
    public static void Require(string folder, long bytes, long? free = null)
    {
        long there = free ?? new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (there < bytes)
        {
            throw new ToolException(
                ErrorIds.DiskFull,
                $"The model needs {ByteText.Of(bytes)}, and {ByteText.Of(there)} are free.",
                "Free some space; RSPLUGINS_STATE can name a state folder on another disk.");
        }
    }
}
