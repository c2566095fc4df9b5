using System.Text;
using Pipeline.Core.Errors;
using Semver;

namespace Pipeline.Tools.Versions;

/// <summary>A file of a module that carries its version.</summary>
internal sealed class VersionFile
{
    private static readonly IVersionFormat[] Formats =
        [new PlainVersionFormat(), new NpmVersionFormat(), new MSBuildVersionFormat(), new PythonVersionFormat(), new ChartVersionFormat()];

    private const char ByteOrderMark = '\ufeff';

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly IVersionFormat _format;
    private readonly string _text;
    private readonly Range _place;

    private VersionFile(string path, IVersionFormat format, string text, Range place) =>
        (Path, _format, _text, _place) = (path, format, text, place);

    /// <summary>The file, a repository path.</summary>
    public string Path { get; }

    /// <summary>The version as the file has it.</summary>
    public string Current => _text[_place];

    /// <summary>Reads a file; null when files of its name carry no version, or this one does not.</summary>
    /// <param name="repositoryRoot">The absolute root of the repository.</param>
    /// <param name="path">The file, a repository path.</param>
    /// <exception cref="PipelineException">The file is not what its name says.</exception>
    public static VersionFile? Read(string repositoryRoot, string path)
    {
        var format = Array.Find(Formats, format => format.Matches(System.IO.Path.GetFileName(path)));
        if (format is null)
            return null;
        try
        {
            var text = Utf8.GetString(File.ReadAllBytes(System.IO.Path.Combine(repositoryRoot, path)));
            var start = text.StartsWith(ByteOrderMark) ? 1 : 0;
            return format.Find(text[start..]) is { } place
                ? new VersionFile(path, format, text, (place.Start.Value + start)..(place.End.Value + start))
                : null;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            throw new PipelineException($"The version in {path} cannot be found: {exception.Message} Mend the file, or remove the version from it.", exception);
        }
    }

    /// <summary>The file's content with another version; every other byte stays.</summary>
    public byte[] With(SemVersion version) => Utf8.GetBytes(string.Concat(_text.AsSpan()[.._place.Start.Value], _format.Write(version), _text.AsSpan()[_place.End.Value..]));

    /// <summary>Whether the file says <paramref name="version"/>.</summary>
    public bool Says(SemVersion version) => Current == _format.Write(version);
}
