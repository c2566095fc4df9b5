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
    // What they test is the same on every operating system; what needs a Linux machine in them is skipped elsewhere.
    static readonly string[] PortableTests = ["Pipeline.Core.Tests", "Pipeline.Releases.Tests", "Pipeline.Reports.Tests", "Pipeline.Scanning.Tests", "Pipeline.Workflows.Tests"];

    [Parameter("Only the tests that need nothing but the .NET SDK and git, on any operating system")]
    bool Portable { get; set; }

    IEnumerable<Project> ITest.TestProjects =>
        ((IHazSolution)this).Solution.AllProjects.Where(project => Portable
            ? PortableTests.Contains(project.Name)
            : project.Name.EndsWith(".Tests", StringComparison.Ordinal) || project.Name == "EndToEnd");

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
