using System.Text;

namespace Nuke.Common.Execution;

/// <summary>Masks secrets in a stream of text, also those that arrive in pieces: an end that could begin a secret is held back.</summary>
internal sealed class MaskingWriter(TextWriter inner, KnownSecrets secrets) : TextWriter
{
    private readonly Lock _gate = new();
    private readonly StringBuilder _masked = new();
    private string _held = "";

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            if (secrets.IsEmpty && _held.Length == 0)
            {
                inner.Write(buffer);
                return;
            }

            var text = string.Concat(_held, buffer);
            Write(text, secrets.Mask(text, isEnd: false, _masked));
        }
    }

    public override void WriteLine() => Write(CoreNewLine);

    public override void WriteLine(string? value) => Write(string.Concat(value, NewLine).AsSpan());

    public override void Flush() => inner.Flush();

    /// <summary>Writes what is held back: nothing follows that could complete a secret.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            Write(_held, secrets.Mask(_held, isEnd: true, _masked));
            inner.Flush();
        }
    }

    private void Write(string text, int held)
    {
        inner.Write(_masked);
        _masked.Clear();
        _held = text[^held..];
    }
}
