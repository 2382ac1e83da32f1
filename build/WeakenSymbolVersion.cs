using System;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Sets VER_FLG_WEAK on one needed symbol version of a 64-bit little-endian ELF library (ELF gABI, Symbol Versioning, Elf64_Vernaux.vna_flags).
/// A library that does not need that version is left untouched; the time stamp is kept so that incremental builds do not copy it again.
/// </summary>
public sealed class WeakenSymbolVersion : Task
{
    private const uint VersionNeedSection = 0x6ffffffe;
    private const ushort WeakFlag = 2;

    [Required]
    public string Library { get; set; }

    [Required]
    public string Version { get; set; }

    public override bool Execute()
    {
        byte[] image = File.ReadAllBytes(Library);
        if (image.Length < 64 || image[0] != 0x7f || image[1] != 'E' || image[2] != 'L' || image[3] != 'F' || image[4] != 2 || image[5] != 1)
        {
            Log.LogError("{0} is not a 64-bit little-endian ELF library.", Library);
            return false;
        }

        long sections = BitConverter.ToInt64(image, 40);
        int size = BitConverter.ToUInt16(image, 58);
        int count = BitConverter.ToUInt16(image, 60);
        bool changed = false;
        for (int i = 0; i < count; i++)
        {
            long section = sections + ((long)i * size);
            if (BitConverter.ToUInt32(image, (int)section + 4) == VersionNeedSection)
            {
                long names = BitConverter.ToInt64(image, (int)(sections + ((long)BitConverter.ToInt32(image, (int)section + 40) * size)) + 24);
                changed |= Weaken(image, BitConverter.ToInt64(image, (int)section + 24), BitConverter.ToInt32(image, (int)section + 44), names);
            }
        }

        if (changed)
        {
            DateTime written = File.GetLastWriteTimeUtc(Library);
            string temporary = Library + ".weak";
            File.WriteAllBytes(temporary, image);
            File.SetLastWriteTimeUtc(temporary, written);

            // A new file, not the old one rewritten: the copy may be a hard link into the package cache, or mapped by a running process.
            File.Delete(Library);
            File.Move(temporary, Library);
            Log.LogMessage(MessageImportance.Normal, "{0}: {1} is now a weak need.", Library, Version);
        }

        return true;
    }

    private bool Weaken(byte[] image, long need, int needs, long names)
    {
        bool changed = false;
        for (int i = 0; i < needs; i++)
        {
            int entries = BitConverter.ToUInt16(image, (int)need + 2);
            long entry = need + BitConverter.ToUInt32(image, (int)need + 8);
            for (int j = 0; j < entries; j++)
            {
                long name = names + BitConverter.ToUInt32(image, (int)entry + 8);
                int end = Array.IndexOf(image, (byte)0, (int)name);
                ushort flags = BitConverter.ToUInt16(image, (int)entry + 4);
                if (Encoding.ASCII.GetString(image, (int)name, end - (int)name) == Version && (flags & WeakFlag) == 0)
                {
                    image[entry + 4] = (byte)(flags | WeakFlag);
                    changed = true;
                }

                entry += BitConverter.ToUInt32(image, (int)entry + 12);
            }

            need += BitConverter.ToUInt32(image, (int)need + 12);
        }

        return changed;
    }
}
