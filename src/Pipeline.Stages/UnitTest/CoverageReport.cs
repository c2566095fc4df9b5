using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Stages;
using Pipeline.Tools.DotNet;

namespace Pipeline.Stages.UnitTest;

/// <summary>Merges the coverage of all modules into one browsable report (D3).</summary>
/// <param name="generator">Writes the pages.</param>
internal sealed class CoverageReport(ReportGenerator generator)
{
    // No module can have this name: a DNS label does not begin with an underscore.
    private const string Folder = "_coverage";
    private const string KeyName = "inputs.sha256";

    /// <summary>Writes <c>&lt;artifacts&gt;/_coverage/index.html</c> of what the unit tests of <paramref name="modules"/> left.</summary>
    /// <param name="artifactsDirectory">The artifacts folder, absolute.</param>
    /// <param name="modules">The names of the modules to include.</param>
    /// <param name="title">The report's title, such as the application's name.</param>
    /// <param name="log">Receives what the generator says.</param>
    /// <param name="cancellationToken">Stops the generator.</param>
    /// <returns>The absolute path of <c>index.html</c>; null when no module has coverage.</returns>
    /// <exception cref="Pipeline.Core.Errors.PipelineException">The generator cannot be installed or cannot read the coverage.</exception>
    public async Task<string?> WriteAsync(string artifactsDirectory, IEnumerable<string> modules, string title, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modules);
        var files = modules
            .Select(module => Path.Combine(StagePaths.OutputDirectory(artifactsDirectory, module, Stage.UnitTest), SuiteOutcome.CoverageFolder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Count == 0)
            return null;
        var target = Path.Combine(artifactsDirectory, Folder);
        var (page, key) = (Path.Combine(target, "index.html"), Path.Combine(target, KeyName));
        var current = KeyOf(files, title);
        if (File.Exists(page) && File.Exists(key) && await File.ReadAllTextAsync(key, cancellationToken) == current)
            return page;
        await generator.WriteHtmlAsync(files, target, title, log, cancellationToken);
        await File.WriteAllTextAsync(key, current, cancellationToken);
        return page;
    }

    // A file that was written again has another time; the tool takes longer than everything else in a run without changes.
    private static string KeyOf(IEnumerable<string> files, string title)
    {
        var lines = files.Select(path => new FileInfo(path)).Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend($"{ReportGenerator.Version} clean {title}")))));
    }
}
