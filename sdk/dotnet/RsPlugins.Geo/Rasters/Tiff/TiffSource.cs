using Microsoft.Win32.SafeHandles;

namespace RsPlugins.Geo.Rasters.Tiff;

/// <summary>Positioned reads of an open file. It has no file pointer, so threads share it without a lock.</summary>
internal sealed class TiffSource : IDisposable
{
    private readonly SafeFileHandle handle;

    public TiffSource(string path)
    {
        handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(handle);
    }

    public long Length { get; }

    /// <summary>Fills the buffer, or says that the file ends before.</summary>
    public void Read(ulong offset, Span<byte> buffer)
    {
        Claim(offset, (ulong)buffer.Length);
        int done = 0;
        while (done < buffer.Length)
        {
            int read = RandomAccess.Read(handle, buffer[done..], (long)offset + done);
            if (read == 0)
            {
                throw RasterException.Damaged("the file ends too early");
            }

            done += read;
        }
    }

    /// <summary>Checks that a range lies in the file, before anything is allocated for it.</summary>
    public void Claim(ulong offset, ulong count)
    {
        if (offset > (ulong)Length || count > (ulong)Length - offset)
        {
            throw RasterException.Damaged($"{count} bytes at {offset} are claimed, but the file has {Length} bytes");
        }
    }

    /// <summary>A stream over a range of the file.</summary>
    public Stream Range(ulong offset, ulong count)
    {
        Claim(offset, count);
        return new RangeStream(this, (long)offset, (long)count);
    }

    public void Dispose() => handle.Dispose();

    private sealed class RangeStream(TiffSource source, long start, long length) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int take = (int)Math.Min(buffer.Length, length - position);
            if (take > 0)
            {
                source.Read((ulong)(start + position), buffer[..take]);
                position += take;
            }

            return take;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
