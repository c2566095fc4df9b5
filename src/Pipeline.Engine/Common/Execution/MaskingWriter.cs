using System.Text;

namespace Nuke.Common.Execution;

/// <summary>Masks secrets in a stream of text, also those that arrive in pieces: an end that could begin a secret is held back.</summary>
internal sealed class MaskingWriter(TextWriter inner, KnownSecrets secrets) : TextWriter
{
    private readonly Lock _gate = new();
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

            var text = secrets.Mask(string.Concat(_held, buffer));
            var open = secrets.OpenEnd(text);
            _held = text[^open..];
            inner.Write(text.AsSpan(0, text.Length - open));
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
            inner.Write(_held);
            _held = "";
            inner.Flush();
        }
    }
}
