using System.Runtime.InteropServices;

namespace RsPlugins.RsmClip.Inference;

/// <summary>Gives memory that is free in this process back to the system: the C library keeps what a tower leaves, and the runtime what an export leaves, for a next time that may be days away.</summary>
internal static partial class FreedMemory
{
    /// <summary>Gives it back. Takes a moment in which all else stands still, so it is for rare occasions.</summary>
    public static void Return()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            try
            {
                _ = Trim(0);
            }
            catch (EntryPointNotFoundException)
            {
                // Another C library than GNU's, which keeps less.
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint pad);
}
