using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Releases.Evidence;
using Pipeline.Scanning.Reports;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.Promotions;

/// <summary>The files that a run left as evidence.</summary>
internal sealed class RunFiles
{
    private const string Vulnerabilities = "vulnerabilities.json";
    private readonly Dictionary<string, IReadOnlyList<Finding>> _findings = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<string>> _tests = new(StringComparer.Ordinal);

    private RunFiles(Dictionary<string, Digest> hashes) => Hashes = hashes;

    /// <summary>The SHA-256 of each file, by its path below the artifacts folder. A file that is not there any more is not among them.</summary>
    public IReadOnlyDictionary<string, Digest> Hashes { get; }

    /// <summary>Reads the files that <paramref name="run"/> names.</summary>
    /// <exception cref="PipelineException">A report cannot be read.</exception>
    public static async Task<RunFiles> ReadAsync(string artifactsDirectory, RunRecord run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        Dictionary<string, Digest> hashes = new(StringComparer.Ordinal);
        foreach (var file in run.Modules.SelectMany(module => module.Stages).SelectMany(stage => stage.Files).Distinct())
        {
            if (await EvidenceFiles.HashAsync(artifactsDirectory, file, cancellationToken) is { } hash)
                hashes[file] = hash;
        }

        var files = new RunFiles(hashes);
        foreach (var module in run.Modules)
        {
            if (FileOf(module, Stage.Scan, Vulnerabilities) is { } report)
                files._findings[module.Name] = await ReadFindingsAsync(Path.Combine(artifactsDirectory, report), cancellationToken);
            if (FileOf(module, Stage.UnitTest, TestListFile.Name) is { } list && await TestListFile.ReadAsync(Path.Combine(artifactsDirectory, list), cancellationToken) is { } tests)
                files._tests[module.Name] = tests.Tests;
        }

        return files;

        string? FileOf(ModuleRecord module, Stage kind, string name) =>
            module.Stages.FirstOrDefault(stage => stage.Name == kind)?.Files.FirstOrDefault(file => file.EndsWith($"/{name}", StringComparison.Ordinal) && hashes.ContainsKey(file));
    }

    /// <summary>The vulnerabilities that the scan of <paramref name="module"/> found.</summary>
    public IReadOnlyList<Finding> FindingsOf(string module) => _findings.GetValueOrDefault(module) ?? [];

    /// <summary>The names of the tests of <paramref name="module"/>.</summary>
    public IReadOnlyList<string> TestsOf(string module) => _tests.GetValueOrDefault(module) ?? [];

    private static async Task<IReadOnlyList<Finding>> ReadFindingsAsync(string path, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(await File.ReadAllBytesAsync(path, cancellationToken));
        try
        {
            return [.. VulnerabilityReportJson.Read(content).Vulnerabilities.Select(found => new Finding(found.Id, $"{found.Package} {found.Version}", found.Severity)).Distinct()];
        }
        catch (FormatException exception)
        {
            throw new PipelineException($"{path}: {exception.Message} Run Scan again.", exception);
        }
    }
}
