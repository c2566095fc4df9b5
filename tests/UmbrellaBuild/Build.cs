using Nuke.Common;
using Pipeline.Components;
using Pipeline.Core.Model;

/// <summary>Releases together whatever is below <c>modules</c>.</summary>
internal sealed class Build : NukeBuild, IUmbrella, IMoveChannels
{
    public PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Modules("modules/*").Environment("staging", e => e);

    public static int Main() => Execute<Build>(x => ((IUmbrella)x).Umbrella);
}
