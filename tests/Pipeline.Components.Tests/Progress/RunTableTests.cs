using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Spectre.Console;

namespace Pipeline.Components.Progress;

public class RunTableTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Eight_stages_of_a_module_fit_eighty_columns()
    {
        var lines = Draw(79, 24, Run(Module("catalog", [.. Enum.GetValues<Stage>().Select(stage => Done(stage, 99_900))])));

        Assert.Equal(
            ["module        Clone   Build   Test    Scan    Push    Chart   Deploy  Integr", "catalog 0.1.0 ✔ 99.9s ✔ 99.9s ✔ 99.9s ✔ 99.9s ✔ 99.9s ✔ 99.9s ✔ 99.9s ✔ 99.9s"],
            lines);
    }

    [Fact]
    public void The_time_of_a_running_stage_passes()
    {
        var run = Run(Module("catalog", new StageRecord { Name = Stage.Deploy, Status = StageStatus.Running, StartedAt = Start }));

        Assert.Contains("▶ 2.5s", Draw(79, 24, run, Start.AddSeconds(2.5))[1], StringComparison.Ordinal);
        Assert.Contains("▶ 2m05s", Draw(79, 24, run, Start.AddSeconds(125))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_running_stage_said_last_stands_below_without_what_a_terminal_acts_on()
    {
        var lines = Draw(79, 24, Run(Module("catalog")), Start, Running("catalog", "Deploy", "\e[31mwaiting\e[0m for \e]0;title\acatalog\t1 of 2\e[2J"));

        Assert.Equal("▶ catalog Deploy 3.0s  waiting for catalog 1 of 2", lines[^1]);
    }

    [Theory]
    [InlineData(79)]
    [InlineData(40)]
    [InlineData(20)]
    [InlineData(8)]
    public void No_line_is_longer_than_the_screen_whatever_is_in_it(int width)
    {
        var run = Run(Module(new string('n', 53), [.. Enum.GetValues<Stage>().Select(stage => Done(stage, 5_000_000))]), Module("web"));

        var lines = Draw(width, 24, run, Start, Running("web", "Deploy", string.Concat(Enumerable.Repeat("船が来る", 40))), Running("web", "Scan", new string('x', 500)));

        Assert.All(lines, line => Assert.InRange(ScreenText.Width(line), 0, width));
    }

    [Fact]
    public void Where_the_stages_do_not_fit_each_is_a_sign()
    {
        var run = Run(Module("catalog", Done(Stage.Clone, 5_000_000), Done(Stage.BuildImage, 5_000_000), new StageRecord { Name = Stage.UnitTest, Status = StageStatus.Failed, DurationMs = 5_000_000 }));

        Assert.Equal(["catalog         ✔✔✘"], Draw(19, 24, run));
    }

    [Fact]
    public void No_more_lines_are_drawn_than_the_screen_has_and_what_is_urgent_stays()
    {
        var modules = Enumerable.Range(0, 50).Select(index => Module($"m{index}", index == 40 ? new StageRecord { Name = Stage.Scan, Status = StageStatus.Failed } : Done(Stage.Scan, 10))).ToArray();

        var lines = Draw(79, 12, Run(modules), Start, [.. Enumerable.Range(0, 20).Select(index => Running($"m{index}", "Push", "x"))]);

        Assert.InRange(lines.Count, 1, 12);
        Assert.StartsWith("m40 0.1.0 ✘", lines[1], StringComparison.Ordinal);
        Assert.Contains("… and 44 more modules", lines);
    }

    private static List<string> Draw(int width, int height, RunRecord run, DateTimeOffset? now = null, params IReadOnlyList<(RunningStep Step, TimeSpan Elapsed)> running)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Write(new RunTable(width, height, now ?? Start).Render(run, running));
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];
    }

    private static (RunningStep Step, TimeSpan Elapsed) Running(string module, string title, string line) => (new RunningStep(module, title, 0, line), TimeSpan.FromSeconds(3));

    private static StageRecord Done(Stage stage, double milliseconds) => new() { Name = stage, Status = StageStatus.Succeeded, DurationMs = milliseconds };

    private static ModuleRecord Module(string name, params StageRecord[] stages) => new() { Name = name, Version = "0.1.0", Stages = stages };

    private static RunRecord Run(params ModuleRecord[] modules) =>
        new() { Commit = new string('a', 40), StartedAt = Start, Verdict = RunVerdict.Running, Modules = modules };
}
