using Pipeline.Core.Stages;
using Pipeline.Tools.DotNet;

namespace Pipeline.Stages.UnitTest;

/// <summary>Merges the coverage of all modules into one browsable report (D3).</summary>
/// <param name="generator">Writes the pages.</param>
internal sealed class CoverageReport(ReportGenerator generator)
{
    // No module can have this name: a DNS label does not begin with an underscore.
    private const string Folder = "_coverage";

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
        await generator.WriteHtmlAsync(files, target, title, log, cancellationToken);
        return Path.Combine(target, "index.html");
    }
}
