using Nuke.Common;

namespace Nuke.Components;

/// <summary>A build with a configuration.</summary>
public interface IHazConfiguration : INukeBuild
{
    /// <summary>The configuration. Default: <c>Debug</c> for a person, <c>Release</c> on a build server.</summary>
    [Parameter("The configuration. Default: Debug for a person, Release on a build server.")]
    Configuration Configuration => TryGetValue(() => Configuration) ?? (IsLocalBuild ? Configuration.Debug : Configuration.Release);
}
