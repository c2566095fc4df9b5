using Pipeline.Core.Verification;

namespace Pipeline.Core.Tests.Verification;

public sealed class VerificationSummaryTests
{
    private static readonly VerificationSummary Mixed = new([new("GET /a", null, null), new("GET /b", "answered 503", null), new("GET /c", "answered 500", "answered 502")]);

    [Fact]
    public void What_failed_twice_is_named_with_what_it_said_last() => Assert.Equal("web runs and does not pass 1 of 3 checks, each tried twice: GET /c: answered 502", Mixed.Failure("web"));

    [Fact]
    public void What_passed_only_the_second_time_is_named_with_what_it_said_first() => Assert.Equal("flaky: GET /b passed only when it ran once more; at first: answered 503", Mixed.Remark());

    [Fact]
    public void What_could_not_be_run_is_no_failure_and_no_plain_success()
    {
        var summary = new VerificationSummary([new("GET /a", null, null)], "helm test: image busybox cannot be pulled");

        Assert.Equal((null, "not run: helm test: image busybox cannot be pulled"), (summary.Failure("web"), summary.Remark()));
    }

    [Fact]
    public void Checks_are_counted() => Assert.Equal((3d, 1d, 1d), (Mixed.Metrics["smoke.total"], Mixed.Metrics["smoke.failed"], Mixed.Metrics["smoke.flaky"]));

    [Fact]
    public void Without_checks_there_is_nothing_to_say()
    {
        var none = new VerificationSummary([]);

        Assert.Equal((null, null, 0), (none.Failure("web"), none.Remark(), none.Metrics.Count));
    }
}
