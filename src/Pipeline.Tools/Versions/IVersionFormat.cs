namespace Pipeline.Tools.Versions;

/// <summary>Knows where a kind of file keeps its version, so that this text can be replaced and nothing else changes.</summary>
internal interface IVersionFormat
{
    /// <summary>Whether a file of this name is of the kind.</summary>
    bool Matches(string fileName);

    /// <summary>Where the version stands in <paramref name="text"/>, without quotes, in order; empty when the file carries none.</summary>
    /// <exception cref="FormatException">The file is not what its name says; the message tells the line.</exception>
    IReadOnlyList<Range> Find(string text);

    /// <summary>The text to write for a version. Default: the version.</summary>
    string Write(Semver.SemVersion version) => version.ToString();

    /// <summary>The version that a file's text means; null when it is none. Default: the text is the version.</summary>
    Semver.SemVersion? Read(string text) => Semver.SemVersion.TryParse(text, Semver.SemVersionStyles.Strict, out var version) ? version : null;
}
