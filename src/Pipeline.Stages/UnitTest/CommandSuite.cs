using Pipeline.Core.Modules;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.UnitTest;

/// <summary>A command that writes JUnit XML, for a module in any language.</summary>
internal sealed class CommandSuite(IProcessRunner processes, TimeSpan timeout)
{
    /// <summary>Runs the declared command.</summary>
    public Task<SuiteOutcome> RunAsync(StageContext context, TestSettings settings, CancellationToken cancellationToken) =>
        RunAsync(context, DeclaredCommand.In(context.ModuleDirectory, settings.Command) with { Timeout = timeout }, settings, cancellationToken);

    /// <summary>Runs <paramref name="command"/> and gathers what it writes to the places that <paramref name="settings"/> name.</summary>
    public async Task<SuiteOutcome> RunAsync(StageContext context, Command command, TestSettings settings, CancellationToken cancellationToken)
    {
        var results = new ResultFiles(context.ModuleDirectory, settings.Results);
        var coverage = new ResultFiles(context.ModuleDirectory, settings.Coverage);
        IReadOnlyList<string> made = [.. results.MakeFolders(), .. coverage.MakeFolders()];
        try
        {
            var ended = await TestCommand.RunAsync(processes, context, command, cancellationToken);
            return new SuiteOutcome(
                Copy(context, results, SuiteOutcome.ResultsFolder),
                Copy(context, coverage, SuiteOutcome.CoverageFolder),
                TestCommand.Fault(command, ended),
                $"'{command}' ended well but wrote no test result. Let it write JUnit XML to {string.Join(" or ", settings.Results)} in {context.Module.Path}, or name the files it writes in the module's test settings.");
        }
        finally
        {
            ResultFiles.RemoveEmpty(made);
        }
    }

    private static List<string> Copy(StageContext context, ResultFiles files, string folder)
    {
        var copies = new List<string>();
        foreach (var file in files.Written())
        {
            var copy = Path.Combine(context.OutputDirectory, folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(context.ModuleDirectory, file), copy);
            copies.Add(copy);
        }

        return copies;
    }
}
