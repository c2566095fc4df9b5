using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities.Collections;
using Pipeline.Components;
using Serilog;

/// <summary>This repository's own build.</summary>
partial class Build : NukeBuild
{
    static AbsolutePath TestResults => RootDirectory / "artifacts" / "test-results";

    Target Compile => _ => _
        .Description("Compiles every project, warnings are errors")
        .Executes(() =>
        {
            ProcessTasks.StartProcess("dotnet", "build Pipeline.sln --nologo --verbosity quiet", RootDirectory).AssertZeroExitCode();
        });

    Target Test => _ => _
        .Description("Runs every test of this repository")
        .DependsOn(Compile)
        .DependsOn<IProvision>(x => x.Provision)
        .Executes(() =>
        {
            TestResults.CreateOrCleanDirectory();
            using var tests = ProcessTasks.StartProcess("dotnet", $"test Pipeline.sln --no-build --nologo --logger trx --results-directory {TestResults}", RootDirectory);
            tests.AssertWaitForExit();
            var report = TestReport.Read(TestResults.GlobFiles("*.trx"));
            ReportSummary(summary => summary
                .AddPair("Passed", report.Passed)
                .AddPair("Failed", report.Failed)
                .AddPair("Skipped", report.Skipped));
            foreach (var line in report.Lines)
                Log.Information("{Line:l}", line);
            Assert.True(report.Failed == 0, $"{report.Failed} tests failed.");
            Assert.True(tests.ExitCode == 0, "A test project ended without reporting its tests; its output is above.");
        });

    public static int Main() => Execute<Build>(x => x.Test);
}
