using System.Text;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Scanning.Osv;

namespace Pipeline.Scanning.Tests.Osv;

public sealed class OsvReaderTests
{
    [Theory]
    [InlineData("{", "line 1: it is no JSON")]
    [InlineData("{}", "'id' is missing")]
    [InlineData("[]", "of another type")]
    [InlineData("{\"id\":\"X\",\"affected\":[{\"package\":{\"name\":\"a\"}}]}", "a field is missing")]
    [InlineData("{\"id\":\"X\",\"affected\":{}}", "of another type")]
    [InlineData("{\"id\":\"X\",\"affected\":[{\"package\":{\"ecosystem\":\"npm\",\"name\":\"a\"},\"ranges\":[{\"type\":\"SEMVER\",\"events\":[{\"began\":\"0\"}]}]}]}", "the event 'began' is unknown")]
    public void What_is_no_advisory_is_refused_with_the_reason(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Ranges_over_git_commits_are_left_out()
    {
        var advisory = Read("""{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"GIT","repo":"r","events":[{"introduced":"0"}]}]}]}""");

        Assert.Empty(Assert.Single(advisory.Affected).Ranges);
    }

    [Theory]
    [InlineData("""{"id":"X","database_specific":{"severity":"MODERATE"}}""", Severity.Medium)]
    [InlineData("""{"id":"X","severity":[{"type":"Ubuntu","score":"high"}]}""", Severity.High)]
    [InlineData("""{"id":"X","database_specific":{"severity":["unexpected"]}}""", Severity.Unknown)]
    [InlineData("""{"id":"MAL-2026-1"}""", Severity.Critical)]
    public void A_database_names_its_own_rating(string json, Severity severity) => Assert.Equal(severity, Read(json).Rating);

    [Theory]
    [InlineData("unimportant", Severity.Low)]
    [InlineData("high", Severity.High)]
    [InlineData("not yet assigned", Severity.Unknown)]
    public void Debians_urgency_is_a_rating(string urgency, Severity severity) =>
        Assert.Equal(severity, Read($$$"""{"id":"X","affected":[{"package":{"ecosystem":"Debian:12","name":"a"},"ecosystem_specific":{"urgency":"{{{urgency}}}"}}]}""").Affected[0].Rating);

    [Fact]
    public void Only_the_record_of_a_single_vulnerability_has_its_upstream_as_alias()
    {
        Assert.Equal(["CVE-1"], Read("""{"id":"DEBIAN-CVE-1","upstream":["CVE-1"]}""").Aliases);
        Assert.Empty(Read("""{"id":"DSA-1","upstream":["CVE-1","CVE-2"]}""").Aliases);
    }

    private static Advisory Read(string json) => OsvReader.Read(Encoding.UTF8.GetBytes(json));
}
