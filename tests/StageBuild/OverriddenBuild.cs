using Nuke.Common;
using Pipeline.Components;

namespace StageBuild;

/// <summary>A stage with work of the build's own before and after it.</summary>
public sealed class OverriddenBuild : PlainBuild, IDeploy
{
    Target IDeploy.Deploy => _ => _
        .Executes(() => Journal.Write("before Deploy"))
        .Inherit<IDeploy>(x => x.Deploy)
        .Executes(() => Journal.Write("after Deploy"));

    public static new int Run() => Execute<OverriddenBuild>(x => ((IPipeline)x).Pipeline);
}
