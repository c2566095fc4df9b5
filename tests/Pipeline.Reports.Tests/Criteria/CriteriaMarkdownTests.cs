using Pipeline.Core.Model;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;
using Pipeline.Reports.Criteria;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Criteria;

public sealed class CriteriaMarkdownTests
{
    private static readonly PipelineModel Shop = PipelineModel.In("/shop").Application("shop");

    [Fact]
    public void The_criteria_of_a_cycle_are_written_for_people()
    {
        var policy = Shop
            .Environment("staging", environment => environment.FromBranch("development").Automatic().AtMost(20))
            .Environment("production", environment => environment.FromBranch("main").After("staging").Soak(TimeSpan.FromHours(26)).AtMost(1)
                .Window(Days.Weekdays, "09:00-17:30", "Asia/Kolkata").Window(Days.Saturday, "22:00-04:00", "Europe/Amsterdam")
                .Freeze("2026-12-20", "2026-12-27", "Asia/Kolkata", "of the Christmas *sale*")
                .Gate(gate => gate
                    .Coverage(80, "web", "docs")
                    .NoNewVulnerabilities(Severity.High, new VulnerabilityException("CVE-2026-1234", "ada", "it is not reached", new DateOnly(2027, 1, 31)))
                    .IntegrationPassed()
                    .Metric("load.p95Ms", metric => metric.Of("load").AtMost(250).WorseByAtMost(10).Weight(2).MaxAge(TimeSpan.FromDays(7)))
                    .Passed("pen-test", passed => passed.Weight(1))
                    .Score(60))
                .Approval(approval => approval.Role("module-lead", "@ada").Role("sre", team: "acme/sre", quorum: 2).Role("qa", "cleo@acme.org", veto: true))
                .Emergency(gate => gate.UnitTestsPassed(), approval => approval.Role("on-call"), Severity.Critical))
            .Releases(releases => releases
                .Schedule(schedule => schedule.Every(Days.Weekdays).On("2026-12-05").At("17:00", "Asia/Kolkata").GoNoGo(hoursBefore: 1).Except(Holidays.Of("NL")).Except("2026-12-24"))
                .Module("orders", own => own.Coverage(95))
                .Maturity(levels => levels.Beta(gate => gate.Coverage(60)).Stable(gate => gate.Coverage(80).IntegrationPassed())))
            .DeclaredReleasePolicy();
        var adopted = new AdoptedPolicy(policy, "2026.12", new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero), new Person { Name = "ada", Proven = true }, "the load test was moved");

        var text = CriteriaMarkdown.Write("shop", policy, adopted);

        Snapshot.Matches("criteria.md", text.Replace(policy.Digest().Hex, "(digest)", StringComparison.Ordinal));
    }

    [Fact]
    public void Criteria_that_nobody_adopted_say_so() =>
        Assert.StartsWith("# Criteria of shop\n\nDeclared in the build, and not in force: nobody adopted them. Digest of the rules: `sha256:", CriteriaMarkdown.Write("shop", ReleasePolicy.None, null), StringComparison.Ordinal);

    [Fact]
    public void No_name_becomes_markup()
    {
        var policy = Shop
            .Environment("production", environment => environment
                .Gate(gate => gate.Passed("<b>|x\n# y", passed => passed.PerModule("[a](http://b)")))
                .Approval(approval => approval.Role("*qa*", "@ada")))
            .DeclaredReleasePolicy();

        var text = CriteriaMarkdown.Write("shop", policy, null);

        Assert.Contains("| &lt;b&gt;\\|x \\# y passed | each module | must | any | \\[a\\]\\(http&#58;//b\\) |", text, StringComparison.Ordinal);
        Assert.Contains("| \\*qa\\* | &#64;ada | 1 | no |", text, StringComparison.Ordinal);
    }
}
