using System.Text;
using Pipeline.Core.Commits;

namespace Pipeline.Tools.Git;

/// <summary>Reads the output of <c>git log</c> in <see cref="Format"/> as it arrives; only the commit being read is kept.</summary>
internal sealed class GitLogReader(Action<HistoryCommit> onCommit)
{
    /// <summary>The arguments that make git write what this class reads, whatever the user has set: every part ends with a NUL, which neither messages nor paths can hold.</summary>
    public static readonly IReadOnlyList<string> Format =
    [
        "log", "--topo-order", "-z", "--name-only", "--no-renames", "--no-show-signature", "--diff-merges=off",
        "--root", "--ignore-submodules=none", "-O/dev/null", "--encoding=UTF-8", "--format=%x00%H%x00%P%x00%ct%x00%aN%x00%B",
    ];

    private const int InitialBuffer = 256 * 1024;
    private readonly List<string> _paths = [];
    private Part _next = Part.Start;
    private string _id = "", _author = "", _message = "";
    private string[] _parents = [];
    private DateTimeOffset _committedAt;

    private enum Part
    {
        Start,
        Id,
        Parents,
        Time,
        Author,
        Message,
        Paths,
    }

    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[InitialBuffer];
        var filled = 0;
        while (await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken) is > 0 and var count)
        {
            filled += count;
            var used = TakeParts(buffer.AsSpan(0, filled));
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        if (_next == Part.Paths)
            Finish();
        else if (_next != Part.Start)
            throw new InvalidDataException($"The output of git log ended in the middle of commit {_id}.");
    }

    private int TakeParts(ReadOnlySpan<byte> bytes)
    {
        var used = 0;
        while (bytes[used..].IndexOf((byte)0) is >= 0 and var length)
        {
            Take(bytes.Slice(used, length));
            used += length + 1;
        }

        return used;
    }

    private void Take(ReadOnlySpan<byte> part)
    {
        switch (_next)
        {
            case Part.Start:
                break;
            case Part.Id:
                _id = Encoding.ASCII.GetString(part);
                break;
            case Part.Parents:
                _parents = part.IsEmpty ? [] : Encoding.ASCII.GetString(part).Split(' ');
                break;
            case Part.Time:
                _committedAt = GitTime.Read(Encoding.ASCII.GetString(part));
                break;
            case Part.Author:
                _author = Encoding.UTF8.GetString(part);
                break;
            case Part.Message:
                _message = Encoding.UTF8.GetString(part);
                break;
            case Part.Paths when !part.IsEmpty:
                // The list of files begins on a new line.
                _paths.Add(Encoding.UTF8.GetString(_paths.Count == 0 ? part[1..] : part));
                return;
            default:
                Finish();
                _next = Part.Start;
                break;
        }

        _next++;
    }

    private void Finish()
    {
        onCommit(new HistoryCommit { Id = _id, Parents = _parents, CommittedAt = _committedAt, Author = _author, Message = _message, Paths = [.. _paths] });
        _paths.Clear();
    }
}
