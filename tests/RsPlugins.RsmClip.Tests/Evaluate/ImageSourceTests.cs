using System.IO.Compression;
using RsPlugins.RsmClip.Evaluate;

namespace RsPlugins.RsmClip.Tests.Evaluate;

public sealed class ImageSourceTests
{
    private const int Count = 4000;
    private const int Threads = 4;

    [Fact]
    public async Task Images_of_a_zip_are_read_by_several_threads_at_once()
    {
        using TemporaryFolder folder = new();
        using (ZipArchive zip = ZipFile.Open(folder.File("images.zip"), ZipArchiveMode.Create))
        {
            for (int i = 0; i < Count; i++)
            {
                using Stream entry = zip.CreateEntry($"{i}.tif", CompressionLevel.NoCompression).Open();
                entry.Write(BitConverter.GetBytes(i));
            }
        }

        using ImageSource source = new(folder.File("images.zip"));
        using Barrier start = new(Threads);

        Task[] readers = [.. Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (int i = thread; i < Count; i += Threads)
                {
                    Assert.Equal(i, BitConverter.ToInt32(source.Read($"{i}.tif")));
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))];

        await Task.WhenAll(readers);
    }
}
