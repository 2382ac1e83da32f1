using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using RsPlugins.RsmClip.Model.Checkpoints;
using RsPlugins.Tests;

namespace RsPlugins.RsmClip.Model.Tests.Checkpoints;

/// <summary>Files that lie, are cut off or want to run something end in a message, quickly and without much memory.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}""", 8, "cut off")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "belong to none")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "belong to no tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}""", 8, "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", 8, "does not fill")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "cut off")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", 8, "F64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "twice")]
    [InlineData("""{"../../up":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "../../up")]
    [InlineData("""{"/etc/passwd":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "/etc/passwd")]
    [InlineData("""{"C:\\up":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "not a key")]
    [InlineData("""{"a":7}""", 0, "damaged")]
    [InlineData("""[1,2]""", 0, "damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":"x","data_offsets":[0,8]}}""", 8, "damaged")]
    [InlineData("""{"a":{"dtype":"F32"}}""", 8, "damaged")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[]}}""", 8, "damaged")]
    [InlineData("""{"__metadata__":{"values.sha256":"00"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "checksum")]
    public void Headers_that_lie_are_refused(string header, int bytes, string reason)
    {
        File.WriteAllBytes(_path, [.. Length((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. new byte[bytes]]);

        CheckpointException error = Assert.Throws<CheckpointException>(() => SafetensorsFile.Read(_path));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(1000UL)]
    public void Headers_of_impossible_length_are_refused(ulong length)
    {
        File.WriteAllBytes(_path, [.. Length(length), .. "{}"u8]);

        Assert.Throws<CheckpointException>(() => SafetensorsFile.Read(_path));
    }

    [Fact]
    public void Own_files_notice_every_flipped_bit()
    {
        SafetensorsFile.Write(_path, [new TensorToWrite("a", TensorType.Float32, [64], new byte[256])]);
        byte[] sound = File.ReadAllBytes(_path);
        Random random = new(1);
        for (int round = 0; round < 200; round++)
        {
            byte[] damaged = [.. sound];
            damaged[sound.Length - 1 - random.Next(256)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_path, damaged);
            Assert.Throws<CheckpointException>(() => SafetensorsFile.Read(_path));
        }
    }

    [Theory]
    [InlineData("open_clip_model.safetensors", 200)]
    [InlineData("open_clip_pytorch_model.bin", 100)]
    public void Truncated_files_are_refused(string name, int rounds)
    {
        byte[] sound = File.ReadAllBytes(Fixtures.Path("openclip-tiny", "hub", name));
        Random random = new(2);
        for (int round = 0; round < rounds; round++)
        {
            File.WriteAllBytes(_path, sound[..(round < 32 ? round : random.Next(sound.Length))]);
            Assert.Throws<CheckpointException>(() => Read(name).Dispose());
        }
    }

    [Theory]
    [InlineData("open_clip_model.safetensors", 10_000)]
    [InlineData("open_clip_pytorch_model.bin", 0)]
    public void Flipped_bits_end_in_a_message_or_in_values_but_in_nothing_else(string name, int header)
    {
        byte[] sound = File.ReadAllBytes(Fixtures.Path("openclip-tiny", "hub", name));
        Random random = new(3);
        int refused = 0;
        Stopwatch watch = Stopwatch.StartNew();
        for (int round = 0; round < 150; round++)
        {
            byte[] damaged = [.. sound];
            damaged[random.Next(header == 0 ? sound.Length : header)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_path, damaged);
            Exception? error = Record.Exception(() => Read(name).Dispose());
            Assert.True(error is null or CheckpointException, error?.ToString());
            refused += error is null ? 0 : 1;
        }

        // What is left are flips of padding, of names, and of the file times that a ZIP archive stores.
        Assert.InRange(refused, 90, 150);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    [Theory]
    [InlineData("cos\nsystem\n(X\u0002\0\0\0idtR.", "os.system")]
    [InlineData("cbuiltins\neval\n)R.", "builtins.eval")]
    [InlineData("ctorch\nDoubleStorage\n.", "torch.DoubleStorage")]
    [InlineData("\u0080\u0002\u008c\u0005posix\u008c\u0006system\u0093.", "posix.system")]
    [InlineData("i__main__\nx\n.", "opcode 0x69")]
    [InlineData("ccollections\nOrderedDict\n(K\u0001tR.", "collections.OrderedDict")]
    [InlineData("(((((((((", "ends in the middle")]
    [InlineData("h\u0001.", "recalls")]
    [InlineData("R.", "takes more")]
    [InlineData("X\u00ff\u00ff\u00ff\u007fabc.", "ends in the middle")]
    [InlineData("K\u0001.", "no dictionary of tensors")]
    [InlineData("}X\u0001\0\0\0aK\u0001s.", "which is no tensor")]
    public void Pickles_that_are_not_tensors_are_refused_by_name(string pickle, string reason)
    {
        WriteTorch(("archive/data.pkl", Encoding.Latin1.GetBytes(pickle)));

        CheckpointException error = Assert.Throws<CheckpointException>(() => TorchFile.Read(_path));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../data.pkl")]
    [InlineData("/archive/data.pkl")]
    [InlineData("archive/../../data.pkl")]
    [InlineData("C:\\archive\\data.pkl")]
    public void Archives_with_paths_are_refused(string name)
    {
        WriteTorch((name, "}."u8.ToArray()));

        Assert.Contains("leads out", Assert.Throws<CheckpointException>(() => TorchFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2, 3, 3, 1, new float[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(0, 3, 2, 1, 3, new float[] { 0, 3, 1, 4, 2, 5 })]
    [InlineData(2, 2, 2, 2, 1, new float[] { 2, 3, 4, 5 })]
    [InlineData(0, 2, 3, 0, 1, new float[] { 0, 1, 2, 0, 1, 2 })]
    public void Views_of_a_storage_are_read_with_offset_and_strides(int offset, int rows, int columns, int rowStride, int columnStride, float[] expected)
    {
        WriteView(offset, rows, columns, rowStride, columnStride);

        using TensorFile file = TorchFile.Read(_path);

        Assert.Equal(expected, file.Tensors["a"].ToFloat32());
        Assert.Equal([rows, columns], file.Tensors["a"].Shape);
    }

    [Theory]
    [InlineData(1, 2, 3, 3, 1)]
    [InlineData(0, 2, 3, 255, 1)]
    [InlineData(0, 255, 255, 0, 0)]
    public void Views_outside_their_storage_are_refused(int offset, int rows, int columns, int rowStride, int columnStride)
    {
        WriteView(offset, rows, columns, rowStride, columnStride);

        Assert.Contains("reaches outside", Assert.Throws<CheckpointException>(() => TorchFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_file_cannot_describe_a_large_model()
    {
        // One strided view after the other over one storage, each a copy.
        List<byte> pickle = [0x80, 2, (byte)'}'];
        for (int i = 0; i < 200; i++)
        {
            pickle.AddRange([0x8c, 3, .. Encoding.ASCII.GetBytes(i.ToString("d3", System.Globalization.CultureInfo.InvariantCulture))]);
            pickle.AddRange("ctorch._utils\n_rebuild_tensor_v2\n((\u008c\u0007storagectorch\nFloatStorage\n\u008c\u00010\u008c\u0003cpuM\0\u0040tQK\0K\u0040M\0\u0001\u0086K\u0001K\u0040\u0086\u0089NtRs".Select(letter => (byte)letter));
        }

        pickle.Add((byte)'.');
        WriteTorch(("archive/data.pkl", [.. pickle]), ("archive/data/0", new byte[4 * 0x4000]));

        Assert.Contains("more values than it holds", Assert.Throws<CheckpointException>(() => TorchFile.Read(_path)).Message, StringComparison.Ordinal);
    }

    private TensorFile Read(string name) => name.EndsWith(".bin", StringComparison.Ordinal) ? TorchFile.Read(_path) : SafetensorsFile.Read(_path);

    private static byte[] Length(ulong value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    /// <summary>A nested state_dict with one tensor over the six values 0 to 5.</summary>
    private void WriteView(int offset, int rows, int columns, int rowStride, int columnStride)
    {
        List<byte> pickle = [0x80, 2, .. "}X"u8, 10, 0, 0, 0, .. "state_dict}X"u8, 1, 0, 0, 0, .. "actorch._utils\n_rebuild_tensor_v2\n(("u8];
        pickle.AddRange([(byte)'X', 7, 0, 0, 0, .. "storagectorch\nFloatStorage\nX"u8, 1, 0, 0, 0, .. "0X"u8, 3, 0, 0, 0, .. "cpuK"u8, 6, .. "tQK"u8, (byte)offset]);
        pickle.AddRange([(byte)'K', (byte)rows, (byte)'K', (byte)columns, 0x86, (byte)'K', (byte)rowStride, (byte)'K', (byte)columnStride, 0x86, 0x89, .. "Ntsss."u8]);
        pickle.RemoveAt(pickle.Count - 2);
        byte[] values = new byte[24];
        for (int i = 0; i < 6; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(values.AsSpan(4 * i), i);
        }

        int call = pickle.LastIndexOf((byte)'t');
        pickle.Insert(call + 1, (byte)'R');
        WriteTorch(("archive/data.pkl", [.. pickle]), ("archive/data/0", values));
    }

    private void WriteTorch(params (string Name, byte[] Data)[] entries)
    {
        using FileStream stream = new(_path, FileMode.Create);
        using ZipArchive archive = new(stream, ZipArchiveMode.Create);
        foreach ((string name, byte[] data) in entries)
        {
            using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(data);
        }
    }
}
