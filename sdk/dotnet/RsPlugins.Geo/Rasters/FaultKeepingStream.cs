namespace RsPlugins.Geo.Rasters;

/// <summary>Passes everything on to another stream and keeps the first error of writing, for a caller behind a library that hides it.</summary>
internal sealed class FaultKeepingStream(Stream inner) : Stream
{
    public IOException? Fault { get; private set; }

    public override bool CanRead => inner.CanRead;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => inner.CanWrite;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override void Flush() => Keep(inner.Flush);

    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => Keep(() => inner.SetLength(value));

    public override void Write(byte[] buffer, int offset, int count) => Keep(() => inner.Write(buffer, offset, count));

    private void Keep(Action write)
    {
        try
        {
            write();
        }
        catch (IOException e)
        {
            Fault ??= e;
        }
    }
}
