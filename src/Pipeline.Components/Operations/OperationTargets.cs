using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Operations;

/// <summary>The order of what is done with what runs.</summary>
internal static class OperationTargets
{
    /// <summary>The targets of <paramref name="build"/> after which what is to be looked at runs.</summary>
    public static Target[] Before(INukeBuild build) =>
    [
        .. StageComponents.TargetsOf(build, Enum.GetValues<Stage>()),
        .. build is ISealBundle sealing ? [sealing.Bundle] : Array.Empty<Target>(),
        .. build is IPromoteBundle promoting ? [promoting.Promote] : Array.Empty<Target>(),
    ];

    /// <summary>The environment that is looked at: the one that was asked for, else the one that is promoted to; null: by branch, or the first.</summary>
    public static string? EnvironmentOf(IDeploy build) => build.Environment ?? (build as IPromoteBundle)?.To;
}
