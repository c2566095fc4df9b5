using Nuke.Common;
using Nuke.Common.IO;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Stages;
using Pipeline.Stages.Scan;
using Pipeline.Tools.Trivy;

namespace Pipeline.Components;

/// <summary>Scan: the vulnerabilities of the image's packages (D3b).</summary>
public interface IScanImage : IBuildImage
{
    /// <summary>The severity from which on a vulnerability fails the stage. Default: High.</summary>
    [Parameter("Severity from which on a vulnerability fails the scan: Low, Medium, High (default), Critical")]
    Severity FailOn => TryGetValue<Severity?>(() => FailOn) ?? Severity.High;

    /// <summary>The folder of advisories in OSV format that packages are matched against when Trivy is not on PATH. Default: <c>advisories</c> at the model's root.</summary>
    [Parameter("Folder of OSV advisories to match packages against; 'advisories' at the model's root when left out")]
    AbsolutePath Advisories => TryGetValue(() => Advisories) ?? (AbsolutePath)Model.RootDirectory / "advisories";

    /// <summary>Makes the stage; override it to change its options.</summary>
    async ValueTask<IStage> CreateScanStage(StageTools tools, CancellationToken cancellationToken) => new ScanStage(
        await tools.FindEngineAsync(cancellationToken),
        await new VulnerabilityScannerFinder(tools.Processes).FindAsync(Advisories, cancellationToken),
        new ScanOptions { FailAt = FailOn });

    /// <summary>Lists the packages of every image and fails on known vulnerabilities.</summary>
    Target Scan => _ => _
        .Description("List the packages of every image and fail on known vulnerabilities")
        .DependsOn<IBuildImage>(x => x.BuildImage)
        .Executes(() => PipelineSession.RunAsync(this, Stage.Scan));
}
