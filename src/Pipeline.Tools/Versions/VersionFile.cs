using System.Text;
using Pipeline.Core.Errors;
using Semver;

namespace Pipeline.Tools.Versions;

/// <summary>A file of a module that carries its version.</summary>
internal sealed class VersionFile
{
    private static readonly IVersionFormat[] Formats =
    [
        new PlainVersionFormat(), new NpmVersionFormat(), new MSBuildVersionFormat("Version"), new MSBuildVersionFormat("VersionPrefix"),
        new MSBuildVersionFormat("PackageVersion"), new PythonVersionFormat(), new CargoVersionFormat(), new ChartVersionFormat(),
    ];

    private const char ByteOrderMark = '\ufeff';

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly IVersionFormat _format;
    private readonly string _text;
    private readonly IReadOnlyList<Range> _places;

    private VersionFile(string path, IVersionFormat format, string text, IReadOnlyList<Range> places) =>
        (Path, _format, _text, _places) = (path, format, text, places);

    /// <summary>The file, a repository path.</summary>
    public string Path { get; }

    /// <summary>The version as the file has it.</summary>
    public string Current => _text[_places[0]];

    /// <summary>The version that <see cref="Current"/> means; null when it is none.</summary>
    public SemVersion? Version => _format.Read(Current);

    /// <summary>Reads a file; null when files of its name carry no version, or this one does not.</summary>
    /// <param name="repositoryRoot">The absolute root of the repository.</param>
    /// <param name="path">The file, a repository path.</param>
    /// <exception cref="PipelineException">The file is not what its name says.</exception>
    public static VersionFile? Read(string repositoryRoot, string path) =>
        Array.Exists(Formats, format => format.Matches(System.IO.Path.GetFileName(path))) ? Parse(path, File.ReadAllBytes(System.IO.Path.Combine(repositoryRoot, path))) : null;

    /// <summary>Reads the content of a file; null when files of its name carry no version, or this one does not.</summary>
    /// <param name="path">The file, a repository path.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="PipelineException">The file is not what its name says.</exception>
    public static VersionFile? Parse(string path, byte[] content)
    {
        var formats = Array.FindAll(Formats, format => format.Matches(System.IO.Path.GetFileName(path)));
        try
        {
            var text = Utf8.GetString(content);
            var start = text.StartsWith(ByteOrderMark) ? 1 : 0;
            foreach (var format in formats)
            {
                if (format.Find(text[start..]) is { Count: > 0 } places)
                    return new VersionFile(path, format, text, [.. places.Select(place => (place.Start.Value + start)..(place.End.Value + start))]);
            }

            return null;
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            throw new PipelineException($"The version in {path} cannot be found: {exception.Message} Mend the file, or remove the version from it.", exception);
        }
    }

    /// <summary>The file's content with another version; every other byte stays.</summary>
    public byte[] With(SemVersion version)
    {
        var text = _text;
        foreach (var place in _places.Reverse())
            text = string.Concat(text.AsSpan()[..place.Start.Value], _format.Write(version), text.AsSpan()[place.End.Value..]);
        return Utf8.GetBytes(text);
    }

    /// <summary>Whether the file says <paramref name="version"/>, everywhere.</summary>
    public bool Says(SemVersion version) => _places.All(place => _text[place] == _format.Write(version) || Equals(_format.Read(_text[place]), version));
}
