using System.IO.Pipes;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using RsPlugins.Sdk.Connections;

namespace RsPlugins.Sdk.Tests.Connections;

/// <summary>Reads of a real pipe, by the thread that standard input has to itself.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DescriptorInputTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_written_comes_in_order_and_then_the_end()
    {
        byte[] sent = new byte[300_000];
        new Random(5).NextBytes(sent);
        AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        await using DescriptorInput input = new(Handle(pipe.ClientSafePipeHandle));
        Task writing = Task.Run(async () =>
        {
            await pipe.WriteAsync(sent);
            await pipe.DisposeAsync();
        });

        using MemoryStream received = new();
        await input.CopyToAsync(received).WaitAsync(Limit);

        await writing;
        Assert.Equal(sent, received.ToArray());
        Assert.Equal(0, await input.ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false));
    }

    [Fact]
    public async Task What_follows_a_read_runs_on_the_thread_that_read()
    {
        await using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        await using DescriptorInput input = new(Handle(pipe.ClientSafePipeHandle));
        byte[] buffer = new byte[1];

        for (int i = 0; i < 20; i++)
        {
            Task<string?> after = input.ReadAsync(buffer).AsTask().ContinueWith(_ => Thread.CurrentThread.Name, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            pipe.WriteByte(7);
            Assert.Equal("standard input", await after.WaitAsync(Limit));
        }
    }

    [Fact]
    public async Task A_descriptor_that_cannot_be_read_says_so_at_each_read()
    {
        await using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        await using DescriptorInput input = new(Handle(pipe.SafePipeHandle));

        for (int i = 0; i < 2; i++)
        {
            IOException failure = await Assert.ThrowsAsync<IOException>(async () => await input.ReadExactlyAsync(new byte[1]).AsTask().WaitAsync(Limit));
            Assert.Contains("cannot be read", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_closed_one_is_read_no_more()
    {
        await using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        DescriptorInput input = new(Handle(pipe.ClientSafePipeHandle));

        await input.DisposeAsync();
        await input.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await input.ReadExactlyAsync(new byte[1]));
    }

    // The pipe owns it, and closes it.
    private static SafeFileHandle Handle(SafePipeHandle pipe) => new(pipe.DangerousGetHandle(), ownsHandle: false);
}
