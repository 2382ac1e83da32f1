using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;
using RsPlugins.RsmClip.Training.Evaluation;
using RsPlugins.RsmClip.Training.Loop;
using RsPlugins.RsmClip.Training.TensorBoard;

namespace RsPlugins.RsmClip.Training.Tests.TensorBoard;

public sealed class EventFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rs-events").FullName;

    // Vectors of RFC 3720, B.4, turned by TFRecord's mask ((crc >> 15 | crc << 17) + 0xa282ead8).
    [Theory]
    [InlineData(0x00, 0x8a9136aau)]
    [InlineData(0xff, 0x62a8ab43u)]
    public void Checksums_are_castagnolis_and_masked(byte filling, uint crc)
    {
        byte[] bytes = [.. Enumerable.Repeat(filling, 32)];

        Assert.Equal(unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u), RecordFile.MaskedCrc(bytes));
    }

    // The bytes that TensorFlow's own summary writer gives for these two events at the time 256.5.
    [Fact]
    public void Records_are_byte_for_byte_those_of_other_writers()
    {
        string path = Path.Combine(folder, "golden");
        using (RecordFile file = new(File.Create(path)))
        {
            file.Write(new Event { WallTime = 256.5, FileVersion = "brain.Event:2" }.ToByteArray());
            Summary summary = new() { Value = { new Summary.Types.Value { Tag = "v/1", SimpleValue = 1.5f } } };
            file.Write(new Event { WallTime = 256.5, Step = 1, Summary = summary }.ToByteArray());
        }

        const string Expected =
            "1800000000000000a37f4b220900000000000870401a0d627261696e2e4576656e743a32bc98212b"
            + "19000000000000008bf10828090000000000087040" + "10012a0c0a0a0a03762f31150000c03f" + "2cecc087";
        Assert.Equal(Expected, Convert.ToHexStringLower(File.ReadAllBytes(path)));
    }

    [Fact]
    public void A_run_that_goes_on_begins_a_file_that_takes_back_what_came_after_its_state()
    {
        StepMetrics metrics = new(4, 0.5, new StepLosses(1.5, 1.25, 0.25), 2, 1e-3, 14, 64, 10, 0.1, 5, 1000);
        using (EventFile first = EventFile.Create(folder, resumedAt: null))
        {
            first.Write(metrics, TimeSpan.Zero);
        }

        using (EventFile second = EventFile.Create(folder, resumedAt: 3))
        {
            second.Write(metrics, TimeSpan.Zero);
            second.Write(8, isLast: true, [new EvaluationResult("tiny", "val", "pt", 4, 0.75, null)], TimeSpan.Zero);
        }

        string[] files = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)];
        Assert.Equal(2, files.Length);
        Assert.All(files, file => Assert.Contains("tfevents", Path.GetFileName(file), StringComparison.Ordinal));
        Event[] before = Read(files[0]);
        Event[] after = Read(files[1]);
        Assert.Equal("brain.Event:2", before[0].FileVersion);
        Assert.Equal((4, SessionLog.Types.SessionStatus.Start), (after[1].Step, after[1].SessionLog.Status));
        Assert.Equal(before[1].Summary, after[2].Summary);
        Dictionary<string, float> values = after[2].Summary.Value.ToDictionary(value => value.Tag, value => value.SimpleValue);
        Assert.Equal((4, 1.5f, 0.25f), (after[2].Step, values["train/loss"], values["train/distillation"]));
        Assert.Equal(("val/tiny/pt/top1", 0.75f), (after[3].Summary.Value[0].Tag, after[3].Summary.Value[0].SimpleValue));

        using EventFile anew = EventFile.Create(folder, resumedAt: null);
        Assert.Single(Directory.GetFiles(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Event[] Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        List<Event> events = [];
        for (int at = 0; at < bytes.Length;)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(RecordFile.MaskedCrc(bytes.AsSpan(at + 12, length)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            events.Add(Event.Parser.ParseFrom(bytes, at + 12, length));
            at += 16 + length;
        }

        return [.. events];
    }
}
