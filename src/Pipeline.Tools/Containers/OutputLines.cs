using System.Text;
using Docker.DotNet;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>Reads the two outputs of a container, which come in pieces over one connection, as lines.</summary>
internal sealed class OutputLines
{
    private const int PieceBytes = 16 * 1024;
    private const int LongestLine = 1 << 20;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly StringBuilder _line = new();
    private readonly Action<ProcessLine> _onLine;
    private readonly bool _isError;

    private OutputLines(Action<ProcessLine> onLine, bool isError) => (_onLine, _isError) = (onLine, isError);

    public static async Task ReadAsync(MultiplexedStream stream, Action<ProcessLine> onLine, CancellationToken cancellationToken)
    {
        var (output, errors) = (new OutputLines(onLine, false), new OutputLines(onLine, true));
        var piece = new byte[PieceBytes];
        while (await stream.ReadOutputAsync(piece, 0, piece.Length, cancellationToken) is { EOF: false } read)
            (read.Target == MultiplexedStream.TargetStream.StandardError ? errors : output).Add(piece.AsSpan(0, read.Count));
        output.End();
        errors.End();
    }

    private void Add(ReadOnlySpan<byte> piece)
    {
        Span<char> characters = new char[_decoder.GetCharCount(piece, flush: false)];
        _decoder.GetChars(piece, characters, flush: false);
        foreach (var character in characters)
        {
            if (character == '\n' || _line.Length == LongestLine)
                HandOn();
            if (character != '\n')
                _line.Append(character);
        }
    }

    private void End()
    {
        if (_line.Length > 0)
            HandOn();
    }

    private void HandOn()
    {
        _onLine(new ProcessLine(_line.ToString().TrimEnd('\r'), _isError));
        _line.Clear();
    }
}
