using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Components;

/// <summary>Reports the coverage of the tests.</summary>
public interface IReportCoverage : ITest, IHazReports, IHazGitRepository
{
    /// <summary>True makes an HTML report.</summary>
    bool CreateCoverageHtmlReport { get; }

    /// <summary>True hands the coverage to Codecov.</summary>
    bool ReportToCodecov { get; }

    /// <summary>The token for Codecov.</summary>
    [Parameter]
    [Secret]
    string? CodecovToken => TryGetValue(() => CodecovToken);

    /// <summary>Where the HTML report goes: <c>artifacts/reports/coverage-report</c>.</summary>
    AbsolutePath CoverageReportDirectory => ReportDirectory / "coverage-report";

    /// <summary>The report as one file.</summary>
    AbsolutePath CoverageReportArchive => CoverageReportDirectory.WithExtension("zip");

    /// <summary>Makes the report with the programs <c>reportgenerator</c> and <c>codecov</c> on PATH.</summary>
    Target ReportCoverage => _ => _
        .DependsOn(Test)
        .TryAfter<ITest>()
        .Consumes(Test)
        .Produces(CoverageReportArchive)
        .Requires(() => !ReportToCodecov || CodecovToken != null)
        .Executes(() =>
        {
            if (ReportToCodecov)
                Upload();
            if (CreateCoverageHtmlReport)
                CreateReport();
            UploadCoverageData();
        });

    /// <summary>Hands the coverage to the build server. GitHub Actions has no place for it.</summary>
    void UploadCoverageData()
    {
    }

    private void CreateReport()
    {
        ToolResolver.GetEnvironmentOrPathTool("reportgenerator")(
            $"-reports:{TestResultDirectory / "**" / "coverage.cobertura.xml"} -targetdir:{CoverageReportDirectory} -reporttypes:HtmlInline");
        CoverageReportDirectory.ZipTo(CoverageReportArchive, fileMode: FileMode.Create);
    }

    // The token goes through the environment: arguments are visible to every process.
    private void Upload() => ToolResolver.GetEnvironmentOrPathTool("codecov")(
        $"upload-process --dir {TestResultDirectory} --sha {GitRepository.Commit}",
        environmentVariables: new Dictionary<string, string>(EnvironmentInfo.Variables) { ["CODECOV_TOKEN"] = CodecovToken! });
}
