using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Nuke.Components;

/// <summary>Runs test projects.</summary>
public interface ITest : ICompile, IHazArtifacts
{
    /// <summary>Where results go: <c>artifacts/test-results</c>.</summary>
    AbsolutePath TestResultDirectory => ArtifactsDirectory / "test-results";

    /// <summary>How many projects are tested at once. Default: 1.</summary>
    int TestDegreeOfParallelism => 1;

    /// <summary>The test projects.</summary>
    IEnumerable<Project> TestProjects { get; }

    /// <summary>Runs all test projects, also when one fails.</summary>
    Target Test => _ => _
        .DependsOn(Compile)
        .Produces(TestResultDirectory / "*.trx")
        .Produces(TestResultDirectory / "*.xml")
        .Executes(() =>
        {
            try
            {
                DotNetTest(
                    _ => _
                        .Apply(TestSettingsBase)
                        .Apply(TestSettings)
                        .CombineWith(TestProjects, (_, v) => _
                            .Apply(TestProjectSettingsBase, v)
                            .Apply(TestProjectSettings, v)),
                    completeOnFailure: true,
                    degreeOfParallelism: TestDegreeOfParallelism);
            }
            finally
            {
                ReportTestResults();
                ReportTestCount();
            }
        });

    /// <summary>What is always set for all projects.</summary>
    sealed Configure<DotNetTestSettings> TestSettingsBase => _ => _
        .SetConfiguration(Configuration)
        .SetNoBuild(SucceededTargets.Contains(Compile))
        .ResetVerbosity()
        .SetResultsDirectory(TestResultDirectory)
        .When(InvokedTargets.Contains((this as IReportCoverage)?.ReportCoverage) || IsServerBuild, _ => _
            .SetDataCollector("XPlat Code Coverage"));

    /// <summary>What is always set for a project.</summary>
    sealed Configure<DotNetTestSettings, Project> TestProjectSettingsBase => (_, v) => _
        .SetProjectFile(v)
        .AddLoggers($"trx;LogFileName={v.Name}.trx");

    /// <summary>What a build sets for all projects beyond that.</summary>
    Configure<DotNetTestSettings> TestSettings => _ => _;

    /// <summary>What a build sets for a project beyond that.</summary>
    Configure<DotNetTestSettings, Project> TestProjectSettings => (_, v) => _;

    /// <summary>Hands the results to the build server. GitHub Actions has no place for them.</summary>
    void ReportTestResults()
    {
    }

    /// <summary>Puts the totals into the closing table.</summary>
    void ReportTestCount()
    {
        var outcomes = TestResultDirectory.GlobFiles("*.trx").SelectMany(TestOutcomes.Read).ToList();
        var failed = outcomes.Count(outcome => outcome == "Failed");
        var skipped = outcomes.Count(outcome => outcome == "NotExecuted");
        ReportSummary(_ => _
            .When(failed > 0, _ => _
                .AddPair("Failed", failed.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .AddPair("Passed", outcomes.Count(outcome => outcome == "Passed").ToString(System.Globalization.CultureInfo.InvariantCulture))
            .When(skipped > 0, _ => _
                .AddPair("Skipped", skipped.ToString(System.Globalization.CultureInfo.InvariantCulture))));
    }
}
