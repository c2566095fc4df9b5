using System.Text;

namespace Nuke.Common.Execution;

/// <summary>Keeps together what each target writes while several run: the oldest writes through, the others wait for their turn.</summary>
/// <param name="inner">Where it goes.</param>
/// <param name="console">What whoever writes here has locked before; null: the console.</param>
internal sealed class TargetOutput(TextWriter inner, object? console = null) : TextWriter
{
    private readonly AsyncLocal<Channel?> _current = new();
    private readonly LinkedList<Channel> _open = [];
    private readonly Lock _gate = new();

    public override Encoding Encoding => inner.Encoding;

    /// <summary>Everything that the calling flow writes belongs together until <see cref="Close"/>.</summary>
    public object Open()
    {
        var channel = new Channel();
        lock (_gate)
            _open.AddLast(channel);
        _current.Value = channel;
        return channel;
    }

    /// <summary>Ends a target's output; the next one's turn comes when it was the one that wrote through.</summary>
    public void Close(object opened)
    {
        var channel = (Channel)opened;
        // Whoever writes to the console holds its lock when it comes here, and the console's own stream takes it again: it comes first.
        lock (console ?? Console.Out)
        lock (_gate)
        {
            channel.IsClosed = true;
            while (_open.First is { Value: var first })
            {
                inner.Write(first.Waiting);
                first.Waiting.Clear();
                if (!first.IsClosed)
                    break;
                _open.RemoveFirst();
            }

            inner.Flush();
        }
    }

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine() => Write(CoreNewLine);

    public override void WriteLine(string? value) => Write(string.Concat(value, NewLine).AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            var channel = _current.Value;
            if (channel is null || channel.IsClosed || _open.First?.Value == channel)
                inner.Write(buffer);
            else
                channel.Waiting.Append(buffer);
        }
    }

    public override void Flush() => inner.Flush();

    private sealed class Channel
    {
        public StringBuilder Waiting { get; } = new();

        public bool IsClosed { get; set; }
    }
}
