using System.Text;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>Reads what <c>git cat-file --batch</c> writes: a line, then as many bytes as it says and a line break.</summary>
internal sealed class BatchStream(Stream stream)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    public async ValueTask<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var searched = 0;
        while (true)
        {
            if (_buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n') is >= 0 and var found)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, searched + found);
                _start += searched + found + 1;
                return line;
            }

            searched = _end - _start;
            await FillAsync(cancellationToken);
        }
    }

    /// <summary>Reads an object and the line break after it; one that is not <paramref name="kept"/> is skipped.</summary>
    public async ValueTask<byte[]> ReadAsync(long size, bool kept, CancellationToken cancellationToken)
    {
        var content = kept ? new byte[size] : [];
        for (var at = 0L; at < size;)
        {
            if (_start == _end)
                await FillAsync(cancellationToken);
            var count = (int)Math.Min(size - at, _end - _start);
            if (kept)
                _buffer.AsSpan(_start, count).CopyTo(content.AsSpan((int)at));
            (_start, at) = (_start + count, at + count);
        }

        if (_start == _end)
            await FillAsync(cancellationToken);
        _start++;
        return content;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += count > 0 ? count : throw new InvalidDataException("The output of git cat-file ended in the middle of an object, or a line of it is too long.");
    }
}
