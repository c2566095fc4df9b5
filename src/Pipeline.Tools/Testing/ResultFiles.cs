using Microsoft.Extensions.FileSystemGlobbing;
using Pipeline.Core.Errors;
using Pipeline.Tools.Modules;

namespace Pipeline.Tools.Testing;

/// <summary>
/// The files in a folder that match globs and that a command wrote: taken before the command runs, it tells afterwards
/// which are new or changed, so that results of an earlier run never count as this one's.
/// </summary>
internal sealed class ResultFiles
{
    private readonly string _directory;
    private readonly Matcher _matcher = new(StringComparison.Ordinal);
    private readonly IReadOnlyList<string> _globs;
    private readonly Dictionary<string, (DateTime Written, long Length)> _before;

    /// <summary>Remembers what is there now.</summary>
    /// <param name="directory">The folder, absolute.</param>
    /// <param name="globs">Patterns relative to it, with <c>/</c>, <c>*</c> and <c>**</c>.</param>
    /// <exception cref="PipelineException">A pattern leaves the folder.</exception>
    public ResultFiles(string directory, IReadOnlyList<string> globs)
    {
        ArgumentNullException.ThrowIfNull(globs);
        var outside = globs.Where(glob => Path.IsPathRooted(glob) || glob.Split('/', '\\').Contains("..")).ToList();
        if (outside.Count > 0)
            throw new PipelineException($"These patterns leave the module's folder: {string.Join(", ", outside)}. Let the tests write their results below it and name them relative to it.");
        (_directory, _globs) = (directory, globs);
        _matcher.AddIncludePatterns(globs);
        _before = Matching().ToDictionary(path => path, Stamp);
    }

    /// <summary>
    /// Tells what a file is: <c>.trx</c> and XML with a root of test results are tests, <c>.info</c> and XML with the root
    /// <c>coverage</c> are coverage.
    /// </summary>
    /// <exception cref="MalformedResultException">It is called <c>.xml</c> or <c>.trx</c> but is broken before its root.</exception>
    public static ResultFileKind KindOf(string path) => Path.GetExtension(path) switch
    {
        ".info" => ResultFileKind.Coverage,
        ".xml" or ".trx" => ResultXml.Read(path, reader => reader.LocalName switch
        {
            "TestRun" or "testsuites" or "testsuite" => ResultFileKind.Tests,
            "coverage" => ResultFileKind.Coverage,
            _ => ResultFileKind.Other,
        }),
        _ => ResultFileKind.Other,
    };

    /// <summary>Makes the folders that the patterns begin with, so that a tool that makes none can write into them.</summary>
    /// <returns>Those that were not there, absolute, inner ones first.</returns>
    public IReadOnlyList<string> MakeFolders()
    {
        var made = new List<string>();
        foreach (var glob in _globs)
        {
            var folder = _directory;
            foreach (var name in glob.Split('/')[..^1].TakeWhile(name => name.AsSpan().IndexOfAny("*?[") < 0))
            {
                folder = Path.Combine(folder, name);
                if (LeavesModule(folder))
                    break;
                if (Directory.Exists(folder) || File.Exists(folder))
                    continue;
                Directory.CreateDirectory(folder);
                made.Insert(0, folder);
            }
        }

        return made;
    }

    /// <summary>Removes those of <paramref name="folders"/> that nothing was written into.</summary>
    public static void RemoveEmpty(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
            Directory.Delete(folder);
    }

    /// <summary>The files that were written since, relative to the folder with <c>/</c>, in ordinal order. Links are left out.</summary>
    public IReadOnlyList<string> Written() => [.. Matching().Where(path => !_before.TryGetValue(path, out var stamp) || stamp != Stamp(path))];

    private IEnumerable<string> Matching() => _matcher.GetResultsInFullPath(_directory)
        .Where(path => new FileInfo(path).LinkTarget is null && !LeavesModule(path))
        .Select(path => Path.GetRelativePath(_directory, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private bool LeavesModule(string path) => RepositoryLinks.FirstOutOf(Path.GetRelativePath(_directory, path).Replace('\\', '/'), _directory) is not null;

    private (DateTime Written, long Length) Stamp(string relative)
    {
        var file = new FileInfo(Path.Combine(_directory, relative));
        return (file.LastWriteTimeUtc, file.Length);
    }
}
