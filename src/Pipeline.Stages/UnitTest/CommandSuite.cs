using Pipeline.Core.Modules;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Testing;

namespace Pipeline.Stages.UnitTest;

/// <summary>A declared command that writes JUnit XML, for a module in any language.</summary>
internal sealed class CommandSuite(IProcessRunner processes, TimeSpan timeout)
{
    public async Task<SuiteOutcome> RunAsync(StageContext context, TestSettings settings, CancellationToken cancellationToken)
    {
        var results = new ResultFiles(context.ModuleDirectory, settings.Results);
        var coverage = new ResultFiles(context.ModuleDirectory, settings.Coverage);
        var command = DeclaredCommand.In(context.ModuleDirectory, settings.Command) with { Timeout = timeout };
        await context.Log.WriteLineAsync($"> {command}".AsMemory(), cancellationToken);
        var ended = await processes.RunAsync(command, line => context.Log.WriteLine(line.Text), cancellationToken);
        return new SuiteOutcome(
            Copy(context, results, SuiteOutcome.ResultsFolder),
            Copy(context, coverage, SuiteOutcome.CoverageFolder),
            ended.ExitCode == 0 ? null : $"'{command}' ended with exit code {ended.ExitCode}: {ended.Tail.LastOrDefault(line => line.Text.Trim().Length > 0).Text?.Trim() ?? "it said nothing"}",
            $"'{command}' ended well but wrote no test result. Let it write JUnit XML to {string.Join(" or ", settings.Results)} in {context.Module.Path}, or name the files it writes in the module's test settings.");
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
