using Nuke.Common;
using Nuke.Common.IO;

namespace Nuke.Components;

/// <summary>A build that makes files.</summary>
public interface IHazArtifacts : INukeBuild
{
    /// <summary>Where they go: <c>artifacts</c> in the root.</summary>
    AbsolutePath ArtifactsDirectory => RootDirectory / "artifacts";
}
