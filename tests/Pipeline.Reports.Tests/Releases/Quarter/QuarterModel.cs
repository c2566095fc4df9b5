using Pipeline.Core.Model;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;

namespace Pipeline.Reports.Tests.Releases.Quarter;

/// <summary>A shop that is released in Amsterdam every weekday, and in Sydney and New York in the night to Sunday, when their clocks change.</summary>
internal static class QuarterModel
{
    public const string Zone = "Europe/Amsterdam";

    public static PipelineModel Of(PipelineModel model) => model
        .Environment("pre-prod", environment => environment.FromPullRequest(into: "main"))
        .Environment("production", environment => environment.FromBranch("main").After("pre-prod")
            .Soak(TimeSpan.FromHours(2))
            .Window(Days.Weekdays, "09:00-17:30", Zone)
            .Freeze("2026-10-22", "2026-10-25 02:30", Zone, "the warehouse counts")
            .Freeze("2026-12-21", "2027-01-01", Zone, "of the Christmas sale")
            .AtMost(2)
            .Gate(gate => gate.Coverage(atLeast: 80).IntegrationPassed())
            .Approval(approval => approval.Role("sre", "@bob @sue").Role("qa", "@cleo", veto: true))
            .Emergency(gate => gate.Coverage(atLeast: 50), approval => approval.Role("sre", "@bob @sue")))
        .Environment("sydney", environment => environment.After("production").Soak(TimeSpan.FromHours(12)).Window(Days.Sunday, "02:00-04:00", "Australia/Sydney"))
        .Environment("new-york", environment => environment.After("production").Soak(TimeSpan.FromHours(12)).Window(Days.Sunday, "00:30-01:30", "America/New_York").AtMost(1))
        .Releases(releases => releases.Schedule(schedule => schedule.Every(Days.Weekdays).At("17:00", Zone).GoNoGo(hoursBefore: 1).Except(Holidays.Of("NL")).Except(Holidays.Of("US"))));
}
