using Pipeline.Core.Errors;
using Pipeline.Releases.Policies;
using Pipeline.Workflows.Files;
using Pipeline.Workflows.Generation;
using Serilog;

namespace Pipeline.Components.Workflows;

/// <summary>The workflows of a build, generated and on disk.</summary>
internal static class WorkflowFiles
{
    /// <summary>Carries out <c>--verify-workflows</c>: compares, and ends the build.</summary>
    /// <exception cref="PipelineException">A file is stale; the message holds the differences.</exception>
    public static void VerifyIfAsked(IGenerateWorkflows build)
    {
        if (!build.VerifyWorkflows)
            return;
        Verify(build);
        // Nothing else was asked for. NUKE's own requests, such as --help, end a run in the same way.
        Environment.Exit(0);
    }

    /// <summary>Writes what changed and says so; with <c>--verify-workflows</c> it only compares.</summary>
    /// <exception cref="PipelineException">A file is stale and was to be compared only; the message holds the differences.</exception>
    public static void Generate(IGenerateWorkflows build)
    {
        if (build.VerifyWorkflows)
            Verify(build);
        else
            Update(build);
    }

    /// <summary>
    /// Brings workflows up to date that were generated before. The first ones are asked for by name: files that nobody expected would make
    /// the first run one with uncommitted changes.
    /// </summary>
    public static void KeepUpToDate(IGenerateWorkflows build)
    {
        if (new WorkflowFolder(build.RootDirectory).HasGenerated)
            Update(build);
        else
            Log.Information("No GitHub Actions workflow was generated yet: ./build.sh GenerateWorkflows writes them");
    }

    private static void Update(IGenerateWorkflows build)
    {
        foreach (var file in new WorkflowFolder(build.RootDirectory).Update(FilesOf(build)))
            Log.Warning("{File:l} {Change:l}: commit it", file.Path, file.Reason == StaleReason.Obsolete ? "is no longer generated and was deleted" : "was generated anew");
    }

    /// <summary>Compares what is checked in with what the build generates.</summary>
    /// <exception cref="PipelineException">A file is stale; the message holds the differences.</exception>
    private static void Verify(IGenerateWorkflows build)
    {
        var stale = new WorkflowFolder(build.RootDirectory).FindStale(FilesOf(build));
        if (stale.Count == 0)
        {
            Log.Information("Every generated workflow is up to date");
            return;
        }

        foreach (var file in stale)
            Console.Out.WriteLine(file.Diff);
        throw new PipelineException($"Workflows are stale: {string.Join(", ", stale.Select(file => file.Path))}. Run ./build.sh GenerateWorkflows and commit what it writes; the difference is above.");
    }

    private static IReadOnlyList<GeneratedFile> FilesOf(IGenerateWorkflows build)
    {
        var model = build.Context.Model;
        return WorkflowGenerator.Generate(new WorkflowModel
        {
            Application = model.ApplicationName,
            Modules = build.Context.Graph.Ordered,
            Environments = model.Environments,
            Targets = BuildTargets.Of(build),
            Options = build.WorkflowOptions,
            Secrets = build.WorkflowSecrets,
            Releases = build is IHazLedger ? model.DeclaredReleasePolicy() : null,
        });
    }
}
