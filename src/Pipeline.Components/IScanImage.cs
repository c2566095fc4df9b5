using Nuke.Common;
using Nuke.Common.IO;
using Pipeline.Components.Graph;
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
    AbsolutePath Advisories => TryGetValue(() => Advisories) ?? (AbsolutePath)Context.Model.RootDirectory / "advisories";

    /// <summary>Whether an image passes of which not every package could be found and compared. Default: it fails.</summary>
    [Parameter("Let images pass of which not every package could be found and compared with advisories")]
    bool AllowUnassessed => TryGetValue<bool?>(() => AllowUnassessed) ?? false;

    /// <summary>Makes the stage; override it to change its options.</summary>
    async ValueTask<IStage> CreateScanStage(StageTools tools, CancellationToken cancellationToken) => new ScanStage(
        await tools.FindEngineAsync(cancellationToken),
        await new VulnerabilityScannerFinder(tools.Processes).FindAsync(Advisories, TryGetValue(() => Advisories) is not null, cancellationToken),
        new ScanOptions { FailAt = FailOn, AllowUnassessed = AllowUnassessed });

    /// <summary>Lists the packages of every image and fails on known vulnerabilities.</summary>
    Target Scan => _ => _
        .Description("List the packages of every image and fail on known vulnerabilities")
        .Stage(this, Stage.Scan);
}
