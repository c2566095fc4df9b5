using Pipeline.Core.Artifacts;
using Pipeline.Core.Charts;

namespace Pipeline.Core.Tests.Charts;

public class ReleasedChartRuleTests
{
    private static readonly Digest Pinned = Digest.Of("image"u8);
    private static readonly ImageReference Own = new("ghcr.io/acme/orders", "1.2.3", Pinned);

    [Fact]
    public void An_image_with_a_version_and_a_digest_may_be_released() =>
        Assert.Empty(ReleasedChartRule.Violations([ImageReference.Parse($"ghcr.io/acme/redis:v7.2.4@{Pinned}")], Own));

    [Fact]
    public void The_modules_own_image_is_known_by_its_digest() =>
        Assert.Empty(ReleasedChartRule.Violations([ImageReference.Parse($"ghcr.io/acme/orders@{Pinned}")], Own));

    [Fact]
    public void Every_image_that_is_not_released_is_named_with_its_reason()
    {
        var violations = ReleasedChartRule.Violations(
            [ImageReference.Parse("redis:latest"), ImageReference.Parse("localhost:5000/busybox"), ImageReference.Parse("redis:7.2.4")], Own);
        Assert.Equal(["redis:latest: 'latest' is no semantic version", "localhost:5000/busybox: it has no tag", "redis:7.2.4: it is not pinned by digest"], violations);
    }

    [Fact]
    public void A_module_built_from_a_plain_commit_is_not_released() => Assert.Single(
        ReleasedChartRule.Violations([Own with { Tag = null }], Own with { Tag = "aad8a9bc5ba2d8a9bc5ba2d8a9bc5ba2d8a9bc5b" }));
}
