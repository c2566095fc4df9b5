using Nuke.Common.ChangeLog;

namespace Pipeline.Engine.Tests.ChangeLog;

public sealed class ReleaseVersionTests
{
    // The order that semver.org gives as its example, around it numbers that texts would put elsewhere.
    private static readonly string[] InOrder = ["0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.0.1", "1.2.0", "1.10.0"];

    [Fact]
    public void Versions_are_ordered() =>
        Assert.Equal(InOrder, InOrder.Reverse().Select(ReleaseVersion.Parse).Order().Select(version => $"{version}"));

    [Fact]
    public void Build_metadata_does_not_count()
    {
        Assert.True(ReleaseVersion.Parse("1.0.0+a") == ReleaseVersion.Parse("1.0"));
        Assert.Equal(ReleaseVersion.Parse("1.0.0+a").GetHashCode(), ReleaseVersion.Parse("1.0").GetHashCode());
        Assert.True(ReleaseVersion.Parse("1.0.0-a") < ReleaseVersion.Parse("1.0.0"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("vNext")]
    [InlineData("1.2.x")]
    [InlineData("1.2.3-")]
    [InlineData("-1.2")]
    public void What_is_no_version_is_refused(string text) => Assert.False(ReleaseVersion.TryParse(text, out _));
}
