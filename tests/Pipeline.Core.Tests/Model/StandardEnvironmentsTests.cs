using Pipeline.Core.Environments;
using Pipeline.Core.Model;

namespace Pipeline.Core.Tests.Model;

public sealed class StandardEnvironmentsTests
{
    [Fact]
    public void A_release_passes_staging_pre_prod_and_production() => Assert.Equal(
        [
            "staging from staging with development requirements",
            "pre-prod from pull requests into main",
            "production from main after pre-prod",
        ],
        Model(null).Select(Words));

    [Fact]
    public void Their_branches_can_be_others_and_each_can_say_more() => Assert.Equal(
        ["staging from development", "pre-prod from pull requests into master on rehearsal", "production from master after pre-prod of 20 pods"],
        Model(e => e.Branches("development", "master").Staging(s => s.DevelopmentRequirements(false)).PreProduction(p => p.OnCluster("rehearsal")).Production(p => p.Quota(pods: 20))).Select(Words));

    private static IReadOnlyList<DeployEnvironment> Model(Func<StandardEnvironmentsBuilder, StandardEnvironmentsBuilder>? configure) => PipelineModel.In("/shop").StandardEnvironments(configure).Environments;

    private static string Words(DeployEnvironment environment) => string.Join(' ', new[]
    {
        environment.Name,
        environment.Branch is { } branch ? $"from {branch}" : null,
        environment.PullRequestInto is { } into ? $"from pull requests into {into}" : null,
        environment.After is [] ? null : $"after {string.Join(", ", environment.After)}",
        environment.DevelopmentRequirements ? "with development requirements" : null,
        environment.Cluster is { } cluster ? $"on {cluster}" : null,
        environment.Quota is { } quota ? $"of {quota}" : null,
    }.OfType<string>());
}
