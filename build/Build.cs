using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities.Collections;
using Nuke.Components;
using Pipeline.Components;
using Serilog;

/// <summary>This repository's own build.</summary>
partial class Build : NukeBuild, ITest, IPack
{
    IEnumerable<Project> ITest.TestProjects =>
        ((IHazSolution)this).Solution.AllProjects.Where(project => project.Name.EndsWith(".Tests", StringComparison.Ordinal) || project.Name == "EndToEnd");

    Configure<DotNetBuildSettings> ICompile.CompileSettings => _ => _
        .SetVerbosity(DotNetVerbosity.quiet)
        .EnableNoLogo();

    Target ITest.Test => _ => _
        .Description("Runs every test of this repository")
        .DependsOn<IProvision>(x => x.Provision)
        .Executes(() => ((ITest)this).TestResultDirectory.CreateOrCleanDirectory())
        .Inherit<ITest>();

    void ITest.ReportTestCount()
    {
        var report = TestReport.Read(((ITest)this).TestResultDirectory.GlobFiles("*.trx"));
        ReportSummary(summary => summary
            .AddPair("Passed", report.Passed)
            .AddPair("Failed", report.Failed)
            .AddPair("Skipped", report.Skipped));
        foreach (var line in report.Lines)
            Log.Information("{Line:l}", line);
    }

    public static int Main() => Execute<Build>(x => ((ITest)x).Test);
}
