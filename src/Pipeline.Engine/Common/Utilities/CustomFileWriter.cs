namespace Nuke.Common.Utilities;

/// <summary>Writes indented lines and comments.</summary>
/// <param name="streamWriter">Receives the text.</param>
/// <param name="indentationFactor">The number of spaces of one level.</param>
/// <param name="commentPrefix">Starts a comment.</param>
public class CustomFileWriter(StreamWriter streamWriter, int indentationFactor, string commentPrefix)
{
    private int _level;

    /// <summary>Writes a line; null an empty one.</summary>
    public void WriteLine(string? text = null) => streamWriter.WriteLine(text is null ? "" : new string(' ', _level * indentationFactor) + text);

    /// <summary>Writes a comment.</summary>
    public void WriteComment(string? text = null) => WriteLine($"{commentPrefix} {text}".TrimEnd());

    /// <summary>Lets <paramref name="writer"/> write.</summary>
    public void Write(Action<CustomFileWriter> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer(this);
    }

    /// <summary>Indents what is written until the result is disposed of.</summary>
    public IDisposable Indent() => DelegateDisposable.CreateBracket(() => _level++, () => _level--);
}
