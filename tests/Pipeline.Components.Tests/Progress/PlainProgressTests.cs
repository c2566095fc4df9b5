using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Testing;

namespace Pipeline.Components.Progress;

public sealed class PlainProgressTests : IDisposable
{
    private readonly TempDirectory _artifacts = new();
    private readonly StringWriter _output = new();

    public void Dispose()
    {
        _artifacts.Dispose();
        _output.Dispose();
    }

    [Fact]
    public void A_stage_that_ends_is_one_line_with_its_figures()
    {
        Show(grouped: false, new StageRecord
        {
            Name = Stage.UnitTest,
            Status = StageStatus.Succeeded,
            DurationMs = 14_200,
            Metrics = new Dictionary<string, double> { ["tests.passed"] = 19, ["coverage.line"] = 98.7 },
        });

        Assert.Equal("✔ orders           UnitTest          14.2 s  19 tests passed, 98.7 % of lines covered\n", _output.ToString());
    }

    [Fact]
    public void One_test_is_told_as_one()
    {
        Show(grouped: false, new StageRecord { Name = Stage.UnitTest, Status = StageStatus.Succeeded, Metrics = new Dictionary<string, double> { ["tests.passed"] = 1 } });

        Assert.EndsWith("  1 test passed\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Why_a_stage_failed_is_left_to_the_closing_message()
    {
        _artifacts.Write("orders/log.txt", "first\nlast\n");

        Show(grouped: false, new StageRecord { Name = Stage.Scan, Status = StageStatus.Failed, Reason = "bad", Log = "orders/log.txt" });

        Assert.Equal("✘ orders           Scan                0 ms  failed\n", _output.ToString());
    }

    [Fact]
    public async Task A_stage_that_takes_long_is_told_now_and_then_with_what_it_said_last()
    {
        var time = new SteppingTime();
        var progress = new PlainProgress(_output, _artifacts.Path, grouped: false, time);
        progress.StageStarted("orders", Stage.Deploy);
        progress.LineWritten("orders", Stage.Deploy, "waiting for orders: 0 of 1 ready");
        time.Step(TimeSpan.FromSeconds(30));
        progress.StageStarted("web", Stage.Scan);
        time.Step(TimeSpan.FromSeconds(29));
        progress.LineWritten("orders", Stage.Deploy, "");
        time.Step(TimeSpan.FromSeconds(1));
        await progress.DisposeAsync();

        Assert.Equal(
            "▶ orders           Deploy             30.0s  waiting for orders: 0 of 1 ready\n▶ orders           Deploy             60.0s  waiting for orders: 0 of 1 ready\n▶ web              Scan               30.0s\n",
            _output.ToString());
    }

    [Fact]
    public void Of_a_successful_stage_no_log_is_shown_on_a_terminal()
    {
        _artifacts.Write("orders/log.txt", "noise\n");

        Show(grouped: false, new StageRecord { Name = Stage.Scan, Status = StageStatus.Succeeded, Log = "orders/log.txt" });

        Assert.DoesNotContain("noise", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("::set-output name=x::y", ": :set-output name=x::y")]
    [InlineData("\t ::add-mask::y", "\t : :add-mask::y")]
    [InlineData("\u2003::error::y", "\u2003: :error::y")]
    [InlineData("a ##[add-path]/tmp", "a # #[add-path]/tmp")]
    [InlineData("std::cout << a[1]", "std::cout << a[1]")]
    public void On_a_build_server_every_log_is_a_group_whose_lines_are_no_commands(string line, string shown)
    {
        _artifacts.Write("orders/log.txt", $"{line}\n");

        Show(grouped: true, new StageRecord { Name = Stage.Scan, Status = StageStatus.Succeeded, Log = "orders/log.txt" });

        Assert.Contains($"::group::orders Scan: log\n    {shown}\n::endgroup::\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_holds_nothing_that_a_terminal_or_a_build_server_acts_on()
    {
        Show(grouped: true, new StageRecord { Name = Stage.Scan, Status = StageStatus.Succeeded, Reason = "\u001b[31mred\u001b[0m\u0007 \u202Eder\n::error::x ##[error]y" });

        Assert.EndsWith("  red   der ::error::x # #[error]y", _output.ToString().TrimEnd(), StringComparison.Ordinal);
    }

    private void Show(bool grouped, StageRecord stage)
    {
        IRunObserver progress = new PlainProgress(_output, _artifacts.Path, grouped, TimeProvider.System);
        progress.StageFinished("orders", stage);
    }
}
