using Pipeline.Components;

namespace StageBuild;

/// <summary>Keeps its workflows up to date.</summary>
[GitHubActionsPipeline]
public sealed class AttributedBuild : PlainBuild
{
    public static new int Run() => Execute<AttributedBuild>(x => ((IPipeline)x).Pipeline);
}
