using Pipeline.Core.Errors;
using Pipeline.Core.Previews;

namespace Pipeline.Core.Tests.Previews;

public sealed class FoundPreviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(71, 23, null)]
    [InlineData(72, 1, "its time was over at 2026-11-30 12:00 UTC")]
    [InlineData(30, 24, "nobody used it since 2026-11-29 12:00 UTC")]
    public void It_is_closed_when_its_time_is_over_or_nobody_used_it(int hoursOpen, int hoursIdle, string? expected) =>
        Assert.Equal(expected, Found(Kept(hoursOpen, hoursIdle)).ReasonToClose(Now));

    [Fact]
    public void It_stays_while_a_run_is_at_work_on_it() => Assert.Null((Found(Kept(100, 100)) with { IsHeld = true }).ReasonToClose(Now));

    [Theory]
    [InlineData(nameof(PreviewPhase.Opening), true, nameof(PreviewState.Opening), null)]
    [InlineData(nameof(PreviewPhase.Opening), false, nameof(PreviewState.Leftover), "a run that opened it failed or was killed")]
    [InlineData(nameof(PreviewPhase.Open), true, nameof(PreviewState.Open), null)]
    [InlineData(nameof(PreviewPhase.Open), false, nameof(PreviewState.Open), null)]
    [InlineData(nameof(PreviewPhase.Closing), true, nameof(PreviewState.Closing), null)]
    [InlineData(nameof(PreviewPhase.Closing), false, nameof(PreviewState.Leftover), "a run that closed it failed or was killed")]
    public void What_a_run_left_half_done_is_a_leftover_once_nobody_works_on_it(string phase, bool isHeld, string state, string? reason)
    {
        var found = Found(Kept(1, 1) with { Phase = Enum.Parse<PreviewPhase>(phase) }) with { IsHeld = isHeld };

        Assert.Equal((Enum.Parse<PreviewState>(state), reason), (found.State, found.ReasonToClose(Now)));
    }

    [Fact]
    public void One_in_which_nothing_is_deployed_any_more_is_a_leftover() => Assert.Equal("nothing is deployed in it any more", (Found(Kept(1, 1)) with { Releases = [] }).ReasonToClose(Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"name\":\"ada\"}")]
    [InlineData("not even JSON")]
    public void What_nobody_can_read_is_a_leftover(string? kept) => Assert.Equal("nobody can read what it is", Found(PreviewJson.Read(kept)).ReasonToClose(Now));

    [Fact]
    public void A_name_that_cannot_be_is_not_read() => Assert.Null(PreviewJson.Read(PreviewJson.Write(Kept(1, 1) with { Name = "a\nb" })));

    [Fact]
    public void Times_of_any_size_are_borne()
    {
        Assert.NotNull(Found(Kept(1, 1) with { TimeToLive = TimeSpan.MinValue, Idle = TimeSpan.MaxValue }).ReasonToClose(Now));
        Assert.Null(Found(Kept(1, 1) with { TimeToLive = TimeSpan.MaxValue, Idle = TimeSpan.MaxValue }).ReasonToClose(Now));
    }

    [Fact]
    public void What_is_kept_comes_back_as_it_was_written()
    {
        var kept = Kept(5, 2) with { Commit = "abc", Addresses = [new PreviewAddress("web", "http://127.0.0.1:1")] };

        Assert.Equivalent(kept, PreviewJson.Read(PreviewJson.Write(kept)), strict: true);
    }

    [Fact]
    public void The_table_has_a_line_for_each_and_shows_nothing_that_a_terminal_acts_on() => Assert.Equal(
        """
        PREVIEW  WHO      PULL REQUEST  OPENED                EXPIRES               IDLE    STATE     WHERE
        ada      Ada      -             2026-11-27 12:00 UTC  2026-11-30 12:00 UTC  3 days  leftover  
        pr-42    ben [2J  #42           2026-11-30 07:00 UTC  2026-12-03 07:00 UTC  90 min  open      web http://127.0.0.1:1
        shop-x   -        -             -                     -                     -       leftover  

        """,
        PreviewTable.Write(
            [
                Found(Kept(5, 2) with { Name = "pr-42", Who = "ben\u001b[2J", UsedAt = Now.AddMinutes(-90), Addresses = [new PreviewAddress("web", "http://127.0.0.1:1")] }),
                Found(Kept(72, 72) with { Name = "ada", Who = "Ada", Phase = PreviewPhase.Closing }),
                new FoundPreview("shop-x", null, false, []),
            ],
            Now));

    [Fact]
    public void One_more_than_there_may_be_is_refused_with_the_idlest_named()
    {
        FoundPreview[] found = [Found(Kept(9, 3) with { Name = "pr-1" }, "shop-pr-1"), Found(Kept(9, 8) with { Name = "ada" }, "shop-ada")];

        var message = Assert.Throws<PipelineException>(() => PreviewAdmission.Require(PreviewName.Of("shop", "new"), found, new PreviewRules { AtMost = 2 }, Now)).Message;

        Assert.Contains("there are 2, and there may be 2 at once: ada, pr-1. Idle for longest is ada (8 h, by Ada)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_there_is_opened_again_however_many_there_are() =>
        PreviewAdmission.Require(PreviewName.Of("shop", "ada"), [Found(Kept(1, 1), "shop-ada"), Found(Kept(1, 1), "shop-b")], new PreviewRules { AtMost = 1 }, Now);

    private static FoundPreview Found(Preview? kept, string place = "shop-ada") => new(place, kept, false, ["web"]);

    private static Preview Kept(int hoursOpen, int hoursIdle) => new()
    {
        Application = "shop",
        Name = "ada",
        Who = "Ada",
        OpenedAt = Now.AddHours(-hoursOpen),
        UpdatedAt = Now.AddHours(-hoursOpen),
        UsedAt = Now.AddHours(-hoursIdle),
        TimeToLive = TimeSpan.FromDays(3),
        Idle = TimeSpan.FromDays(1),
        Phase = PreviewPhase.Open,
    };
}
