using System.Text;
using Pipeline.Shared;

namespace Pipeline.Stages.Runner;

/// <summary>A stage's log: every line goes to the file, and on to the observer, as soon as it ends. The file appears with the first line.</summary>
internal sealed class StageLog : TextWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string _path;
    private readonly Action<string> _onLine;
    private readonly SecretPatterns _secrets;
    private readonly StringBuilder _line = new();
    private StreamWriter? _file;

    private StageLog(string path, Action<string> onLine, SecretPatterns secrets)
    {
        (_path, _onLine, _secrets) = (path, onLine, secrets);
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => Utf8;

    /// <summary>A log that may be written from any thread.</summary>
    /// <param name="path">The file; what is there is replaced.</param>
    /// <param name="onLine">Receives each line, one at a time.</param>
    /// <param name="secrets">What is replaced by <c>***</c>; null: nothing.</param>
    public static TextWriter Open(string path, Action<string> onLine, SecretPatterns? secrets = null) => Synchronized(new StageLog(path, onLine, secrets ?? SecretPatterns.None));

    public override void Write(char value)
    {
        if (value == '\n')
            EndLine();
        else
            _line.Append(value);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        while (buffer.IndexOf('\n') is >= 0 and var end)
        {
            _line.Append(buffer[..end]);
            EndLine();
            buffer = buffer[(end + 1)..];
        }

        _line.Append(buffer);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void WriteLine(string? value)
    {
        Write(value.AsSpan());
        EndLine();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (_line.Length > 0)
                EndLine();
            _file?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void EndLine()
    {
        if (_line.Length > 0 && _line[^1] == '\r')
            _line.Length--;
        var line = _secrets.Mask(_line.ToString());
        _line.Clear();
        _file ??= new StreamWriter(_path, append: false, Utf8) { AutoFlush = true, NewLine = "\n" };
        _file.WriteLine(line);
        _onLine(line);
    }
}
