using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.RsmClip.Model.Configuration;

namespace RsPlugins.Benchmarks;

/// <summary>Writes a checkpoint as torch.save would, to measure the reading of the published form at full size.</summary>
internal static class TorchArchive
{
    public static void Copy(string folder, string target)
    {
        Directory.CreateDirectory(target);
        using Checkpoint checkpoint = Checkpoint.Open(folder);
        checkpoint.Config.Write(target);
        using FileStream stream = new(Path.Combine(target, Checkpoint.TorchName), FileMode.Create);
        using ZipArchive archive = new(stream, ZipArchiveMode.Create);
        CheckpointTensor[] tensors = [.. checkpoint.Tensors.Values];
        Add(archive, "archive/data.pkl", Pickle(tensors));
        for (int i = 0; i < tensors.Length; i++)
        {
            Add(archive, string.Create(CultureInfo.InvariantCulture, $"archive/data/{i}"), tensors[i].Data.Span);
        }

        Add(archive, "archive/version", "3\n"u8);
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> data)
    {
        using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(data);
    }

    private static byte[] Pickle(CheckpointTensor[] tensors)
    {
        List<byte> pickle = [0x80, 2, .. "ccollections\nOrderedDict\n)R("u8];
        for (int i = 0; i < tensors.Length; i++)
        {
            Text(pickle, tensors[i].Name);
            pickle.AddRange("ctorch._utils\n_rebuild_tensor_v2\n(("u8);
            Text(pickle, "storage");
            pickle.AddRange("ctorch\nFloatStorage\n"u8);
            Text(pickle, i.ToString(CultureInfo.InvariantCulture));
            Text(pickle, "cpu");
            Number(pickle, tensors[i].Count);
            pickle.AddRange([(byte)'t', (byte)'Q', (byte)'K', 0, (byte)'(']);
            foreach (long side in tensors[i].Shape)
            {
                Number(pickle, side);
            }

            pickle.AddRange("t("u8);
            for (int axis = 1; axis <= tensors[i].Shape.Length; axis++)
            {
                Number(pickle, tensors[i].Shape.Skip(axis).Aggregate(1L, (product, side) => product * side));
            }

            pickle.AddRange([(byte)'t', 0x89, .. "ccollections\nOrderedDict\n)RtR"u8]);
        }

        pickle.AddRange("u."u8);
        return [.. pickle];
    }

    private static void Text(List<byte> pickle, string text)
    {
        pickle.Add((byte)'X');
        Integer(pickle, Encoding.UTF8.GetByteCount(text));
        pickle.AddRange(Encoding.UTF8.GetBytes(text));
    }

    private static void Number(List<byte> pickle, long number)
    {
        pickle.Add((byte)'J');
        Integer(pickle, checked((int)number));
    }

    private static void Integer(List<byte> pickle, int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        pickle.AddRange(bytes);
    }
}
