using System.Formats.Tar;
using System.Text;

namespace Pipeline.Scanning.Tests.Archives;

/// <summary>An image of one layer with one file of zeros, made while it is read, so that it takes no memory itself.</summary>
internal sealed class ArchiveOfZeros : Stream
{
    private const int Block = 512;
    private readonly List<(byte[] Bytes, long Zeros)> _parts;
    private int _part;
    private long _position;

    public ArchiveOfZeros(string path, long size)
    {
        var inner = Header(path, size);
        _parts =
        [
            (Header("layer.tar", inner.Length + size + (2 * Block)), 0),
            (inner, size + (2 * Block)),
            (TestImage.Write(("manifest.json", Encoding.UTF8.GetBytes("""[{"Layers":["layer.tar"]}]"""))).ToArray(), 0),
        ];
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        for (; _part < _parts.Count; _part++, _position = 0)
        {
            var (bytes, zeros) = _parts[_part];
            var left = bytes.Length + zeros - _position;
            if (left == 0)
                continue;
            var count = (int)Math.Min(buffer.Length, _position < bytes.Length ? bytes.Length - _position : left);
            if (_position < bytes.Length)
                bytes.AsSpan((int)_position, count).CopyTo(buffer);
            else
                buffer[..count].Clear();
            _position += count;
            return count;
        }

        return 0;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // The header that .NET writes for an empty file, with another size and the checksum of it (POSIX ustar).
    private static byte[] Header(string path, long size)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path));
        var header = stream.ToArray()[..Block];
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0') + "\0").CopyTo(header, 124);
        "        "u8.CopyTo(header.AsSpan(148));
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        return header;
    }
}
