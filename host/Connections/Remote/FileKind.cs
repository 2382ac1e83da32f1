using System.Runtime.InteropServices;

namespace RsPlugins.Host.Connections.Remote;

/// <summary>Tells what a path is before it is opened: opening a pipe waits for whoever writes to it, and reading a device may never end.</summary>
internal static partial class FileKind
{
    private const int CurrentFolder = -100;
    private const uint TypeMask = 0x1;
    private const int TypeBits = 0xF000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;
    private const int BytesOfAnswer = 256;
    private const int PlaceOfMode = 28;

    /// <summary>Whether there is something at a path that is neither a file with bytes of its own nor a folder: a pipe, a socket or a device. Known on Linux only; on Windows such names are not plain ones.</summary>
    /// <param name="path">A full path.</param>
    public static bool IsSpecial(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        byte[] answer = new byte[BytesOfAnswer];
        if (Statx(CurrentFolder, path, 0, TypeMask, answer) != 0)
        {
            return false;
        }

        int type = BitConverter.ToUInt16(answer, PlaceOfMode) & TypeBits;
        return type is not (Regular or Folder);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] answer);
}
