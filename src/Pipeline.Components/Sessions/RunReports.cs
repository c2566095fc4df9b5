using Pipeline.Components.Progress;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Reports.Runs;
using Pipeline.Stages.Runner;
using Pipeline.Stages.UnitTest;

namespace Pipeline.Components.Sessions;

/// <summary>Writes what people read after a run.</summary>
internal static class RunReports
{
    /// <summary>Writes the coverage report, the run report and the step summary of GitHub Actions, then says where everything is.</summary>
    public static async Task WriteAsync(RunContext context, RunRequest request, RunRecord record, StageTools tools, CancellationToken cancellationToken)
    {
        var files = new List<(string Title, string Path)>();
        if (record.Verdict != RunVerdict.Cancelled && request.Stages.Any(stage => stage.Kind == Stage.UnitTest) && await WriteCoverageAsync(context, request, tools, cancellationToken) is { } coverage)
            files.Add(("coverage", coverage));
        files.Add(("report", await new RunReport(request.ArtifactsDirectory).WriteAsync(record, cancellationToken)));
        files.Add(("run record", Path.Combine(request.ArtifactsDirectory, "run.json")));
        await JobSummary.AppendAsync(context.Build, RunMarkdown.Write(record), cancellationToken);

        Console.Write(ForeignText.Lines(tools.MessageText));
        foreach (var line in ClosingSummary.Lines(record, files.Select(file => (file.Title, Path.GetRelativePath(context.Build.RootDirectory, file.Path)))))
            Console.WriteLine(line);
    }

    private static async Task<string?> WriteCoverageAsync(RunContext context, RunRequest request, StageTools tools, CancellationToken cancellationToken)
    {
        var names = request.Modules.Select(module => module.Module.Name);
        await using var log = new StringWriter();
        return await new CoverageReport(tools.ReportGenerator).WriteAsync(request.ArtifactsDirectory, names, context.Model.ApplicationName, log, cancellationToken);
    }
}
