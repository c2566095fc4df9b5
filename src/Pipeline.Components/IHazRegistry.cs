using Nuke.Common;

namespace Pipeline.Components;

/// <summary>Where images and charts are kept.</summary>
public interface IHazRegistry : INukeBuild
{
    /// <summary>The registry and path that images and charts go to, such as <c>docker.io/acme</c>. Default: the embedded registry on this machine.</summary>
    [Parameter("Registry and path for images and charts, such as docker.io/acme; the embedded one when left out")]
    string? Registry => TryGetValue(() => Registry);
}
