namespace Nuke.Common.ChangeLog;

/// <summary>A section of a changelog.</summary>
public class ReleaseNotes
{
    /// <summary>Describes the section of a version.</summary>
    /// <param name="version">The version.</param>
    /// <param name="notes">Its lines.</param>
    /// <param name="startIndex">The line of its heading, from 0.</param>
    /// <param name="endIndex">Its last line, from 0.</param>
    /// <exception cref="ArgumentException">There are no lines.</exception>
    public ReleaseNotes(ReleaseVersion version, IReadOnlyList<string> notes, int startIndex, int endIndex)
        : this(notes, startIndex, endIndex)
    {
        Assert.NotEmpty(notes, $"The section {version} has no notes.");
        Version = version;
    }

    /// <summary>Describes the section of what is not released.</summary>
    /// <inheritdoc cref="ReleaseNotes(ReleaseVersion, IReadOnlyList{string}, int, int)"/>
    public ReleaseNotes(IReadOnlyList<string> notes, int startIndex, int endIndex) => (Notes, StartIndex, EndIndex) = (notes, startIndex, endIndex);

    /// <summary>True when no line says anything.</summary>
    public bool IsEmpty => Notes.All(string.IsNullOrWhiteSpace);

    /// <summary>True for the section of what is not released.</summary>
    public bool Unreleased => Version is null;

    /// <summary>The version; null for what is not released.</summary>
    public ReleaseVersion? Version { get; }

    /// <summary>The lines below the heading.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The line of the heading, from 0.</summary>
    public int StartIndex { get; }

    /// <summary>The last line, from 0.</summary>
    public int EndIndex { get; }

    /// <summary>The lines as one text.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Notes);
}
