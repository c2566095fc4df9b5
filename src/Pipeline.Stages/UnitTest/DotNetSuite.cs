using Pipeline.Tools.DotNet;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.UnitTest;

/// <summary>The .NET test projects below a module's folder, by convention.</summary>
internal sealed class DotNetSuite(DotNetSdk dotnet, UnitTestOptions options)
{
    public async Task<SuiteOutcome?> RunAsync(StageContext context, IReadOnlyCollection<string> foldersOfOthers, CancellationToken cancellationToken)
    {
        var projects = await dotnet.FindTestProjectsAsync(context.ModuleDirectory, context.Source.Directory, foldersOfOthers, cancellationToken);
        if (projects.Count == 0)
            return null;

        List<string> results = [], coverage = [], faults = [];
        foreach (var project in projects)
        {
            var name = Path.GetRelativePath(context.ModuleDirectory, project);
            var key = Path.ChangeExtension(name, null).Replace('\\', '/').Replace('/', '-');
            var draft = Directory.CreateDirectory(Path.Combine(context.OutputDirectory, "." + key)).FullName;
            var result = await dotnet.TestAsync(
                project,
                new DotNetTestSettings
                {
                    BuildDirectory = Path.Combine(options.BuildDirectory, context.Module.Name),
                    ResultsDirectory = draft,
                    Configuration = options.Configuration,
                    Timeout = options.Timeout,
                },
                context.Log,
                cancellationToken);
            results.AddRange(Keep(Directory.EnumerateFiles(draft, "*.trx"), Path.Combine(context.OutputDirectory, SuiteOutcome.ResultsFolder), key, ".trx"));

            // The platform keeps a second copy deeper down.
            var covered = Directory.EnumerateDirectories(draft).Select(folder => Path.Combine(folder, "coverage.cobertura.xml")).Where(File.Exists);
            coverage.AddRange(Keep(covered, Path.Combine(context.OutputDirectory, SuiteOutcome.CoverageFolder), key, ".cobertura.xml"));
            Directory.Delete(draft, recursive: true);
            if (result.ExitCode != 0)
                faults.Add($"'dotnet test {name}' ended with exit code {result.ExitCode}: {Explain(result)}");
        }

        return new SuiteOutcome(
            results,
            coverage,
            faults.Count == 0 ? null : string.Join("; ", faults),
            $"{string.Join(", ", projects.Select(project => Path.GetRelativePath(context.ModuleDirectory, project)))} ran but reported no test. Add a test, or check that the test adapter of its framework (such as xunit.runner.visualstudio) is referenced.");
    }

    // A project with several target frameworks leaves a file for each.
    private static List<string> Keep(IEnumerable<string> files, string folder, string key, string extension)
    {
        Directory.CreateDirectory(folder);
        var kept = new List<string>();
        foreach (var file in files.Order(StringComparer.Ordinal).ToList())
        {
            var target = Path.Combine(folder, $"{key}{(kept.Count == 0 ? "" : $"-{kept.Count + 1}")}{extension}");
            File.Move(file, target);
            kept.Add(target);
        }

        return kept;
    }

    // A build's errors say more than its last line, which only counts them.
    private static string Explain(ProcessResult result)
    {
        var lines = result.Tail.Select(line => line.Text.Trim()).Where(line => line.Length > 0).ToList();
        var errors = lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(3).ToList();
        return errors.Count > 0 ? string.Join(" | ", errors) : lines.LastOrDefault() ?? "it said nothing";
    }
}
