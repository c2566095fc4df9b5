using System.Collections.Immutable;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Gates;

namespace Pipeline.Releases.Tests.Gates;

public sealed class NewVulnerabilitiesTests
{
    private static readonly Finding Old = new("CVE-2026-1", "openssl 3.0.1", Severity.High);
    private static readonly Finding New = new("CVE-2026-2", "zlib 1.2", Severity.Critical);
    private static readonly Finding Low = new("CVE-2026-3", "bash 5.2", Severity.Low);

    [Fact]
    public void Everything_is_new_to_an_environment_without_a_good_bundle()
    {
        var story = Story();

        Assert.Equal(["catalog: new: CVE-2026-1 in openssl 3.0.1 (high), CVE-2026-2 in zlib 1.2 (critical)"], story.Closing(Scanned(story, New, Old)));
    }

    [Fact]
    public void What_the_last_good_bundle_has_as_well_does_not_count()
    {
        var story = Story();
        story.Promote(Scanned(story), "production");
        story.Happens(Scan(story.State.Bundles[story.State.Sealed[0]], story, Old));

        Assert.Equal(["catalog: new: CVE-2026-2 in zlib 1.2 (critical)"], story.Closing(Scanned(story, Old, New)));
    }

    [Fact]
    public void What_is_less_severe_does_not_count()
    {
        var story = Story();

        Assert.Empty(story.Closing(Scanned(story, Low)));
    }

    [Theory]
    [InlineData("2026-11-26", "")]
    [InlineData("2026-11-25", "")]
    [InlineData("2026-11-24", "catalog: new: CVE-2026-1 in openssl 3.0.1 (high), whose exception by ada ended on 2026-11-24")]
    public void An_exception_counts_until_its_day_has_passed(string until, string closing)
    {
        var story = Story(new VulnerabilityException("CVE-2026-1", "ada", "it is not reached", DateOnly.Parse(until, null)));
        story.Now = new DateTimeOffset(2026, 11, 25, 23, 59, 0, TimeSpan.Zero);

        Assert.Equal(closing, string.Join('|', story.Closing(Scanned(story, Old))));
    }

    [Fact]
    public void An_exception_of_another_id_does_not_help()
    {
        var story = Story(new VulnerabilityException("CVE-2026-1", "ada", "it is not reached", new DateOnly(2027, 1, 1)));

        Assert.Single(story.Closing(Scanned(story, New)));
    }

    [Fact]
    public void A_scan_that_nobody_made_closes_the_gate()
    {
        var story = Story();

        Assert.Equal(["catalog: there is no evidence Scan (there is UnitTest)"], story.Closing(story.Seal()));
    }

    [Fact]
    public void A_count_without_the_report_that_names_them_is_not_believed_to_be_nothing_new()
    {
        var story = Story();
        var bundle = story.Seal();
        foreach (var module in bundle.Bundle.Content.Modules)
            story.Found(module.Image!.Value, "Scan", module.Name, ("vulnerabilities.critical", 3), ("vulnerabilities.high", 0));

        Assert.Contains("catalog: the scan counts 3 of severity critical, and its report, which names them, is gone: scan again", story.Closing(bundle));
    }

    private static ReleaseStory Story(params VulnerabilityException[] exceptions) => ReleaseStory.Gated(gate => gate.With(new Criterion
    {
        Evidence = "Scan",
        NoNewVulnerabilities = Severity.High,
        Exceptions = exceptions,
        Except = ["orders"],
    }));

    private static BundleState Scanned(ReleaseStory story, params Finding[] findings)
    {
        var bundle = story.Seal();
        story.Happens(Scan(bundle, story, findings));
        return bundle;
    }

    private static EvidenceRecorded Scan(BundleState bundle, ReleaseStory story, params Finding[] findings) => new()
    {
        At = story.Now,
        By = ReleaseStory.Ci,
        Items = [new EvidenceItem { Subject = bundle.Bundle.Content.Modules[0].Image!.Value, Name = "Scan", Module = "catalog", Verdict = EvidenceVerdict.Passed, Findings = findings, Metrics = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal).Add("vulnerabilities.critical", 0) }],
    };
}
