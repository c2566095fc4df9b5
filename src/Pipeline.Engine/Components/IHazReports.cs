using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A build that makes reports.</summary>
public interface IHazReports : IHazArtifacts
{
    /// <summary>Where they go: <c>artifacts/reports</c>.</summary>
    AbsolutePath ReportDirectory => ArtifactsDirectory / "reports";
}
