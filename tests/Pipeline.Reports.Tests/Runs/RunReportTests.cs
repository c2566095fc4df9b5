using System.Text.RegularExpressions;
using Pipeline.Core.Stages;
using Pipeline.Reports.Runs;
using Pipeline.Testing;

namespace Pipeline.Reports.Tests.Runs;

public sealed partial class RunReportTests : IDisposable
{
    private readonly TempDirectory _artifacts = new();

    [Fact]
    public async Task A_failed_run_is_told_on_one_page_with_the_end_of_its_log()
    {
        _artifacts.Write("orders/unit-test/log.txt", "> dotnet test\n  \u001b[31mFailed\u001b[0m\u001b]0;a title\u0007 Orders.Tests.CartTests.Removes [3 ms]\n  Expected: 1 <2>\n");

        Snapshot.Matches("failed.html", await WriteAsync());
    }

    [Fact]
    public void A_deployed_run_tells_first_what_it_was_and_where_it_answers() =>
        Snapshot.Matches("deployed.html", RunPage.Write(SampleRuns.Deployed, _ => null, "_coverage/index.html"));

    [Fact]
    public void The_tests_of_the_application_count_once()
    {
        var html = RunPage.Write(SampleRuns.Deployed, _ => null);

        Assert.Matches(@"<dt>Tests passed</dt>\s*<dd>45 of 45</dd>", html);
    }

    [Fact]
    public void A_failure_of_the_application_is_told_once_and_as_the_applications()
    {
        var failed = SampleRuns.Deployed with
        {
            Modules = [.. SampleRuns.Deployed.Modules.Select(module => module with { Stages = [.. module.Stages.Select(stage => stage.Name == Stage.IntegrationTest ? stage with { Status = StageStatus.Failed } : stage)] })],
        };

        var html = RunPage.Write(failed, _ => null);

        Assert.Single(Regex.Matches(html, "<h3>[^<]*IntegrationTest</h3>"), heading => heading.Value == "<h3>storefront: IntegrationTest</h3>");
        Assert.Matches(@"<dt>Failed stages</dt>\s*<dd>1</dd>", html);
    }

    [Fact]
    public void Every_link_within_the_page_leads_to_an_element_of_it()
    {
        var html = RunPage.Write(SampleRuns.Deployed, _ => null);

        var places = Link.Matches(html).Select(match => match.Groups[1].Value).Where(link => link.StartsWith('#')).ToList();
        Assert.Equal(1 + (3 * 8), places.Count);
        Assert.All(places, place => Assert.Contains($"id=\"{place[1..]}\"", html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_coverage_report_is_linked_when_there_is_one(bool isThere)
    {
        if (isThere)
            _artifacts.Write("_coverage/index.html", "");

        Assert.Equal(isThere, (await WriteAsync()).Contains("href=\"_coverage/index.html\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_asks_for_nothing_from_outside_and_runs_no_script()
    {
        var html = await WriteAsync();

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\ssrc=", html);
    }

    [Fact]
    public void What_the_record_holds_is_encoded_and_its_paths_link_nowhere_else()
    {
        var html = RunPage.Write(SampleRuns.Hostile, _ => SampleRuns.Evil);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["#report", "#module-1-Scan", "javascript%3Aalert%281%29", "run.json"], Link.Matches(html).Select(match => match.Groups[1].Value).Distinct());
    }

    [Fact]
    public async Task A_log_outside_the_artifacts_folder_is_not_read()
    {
        var secret = _artifacts.Write("secret.txt", "do not show");
        var report = new RunReport(_artifacts["artifacts"]);

        var path = await report.WriteAsync(SampleRuns.Hostile with { Modules = [SampleRuns.Failed.Modules[1] with { Stages = [SampleRuns.Failed.Modules[1].Stages[2] with { Log = "../secret.txt" }] }] }, TestContext.Current.CancellationToken);

        Assert.True(File.Exists(secret));
        Assert.DoesNotContain("do not show", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_long_log_the_last_forty_lines_are_shown()
    {
        _artifacts.Write("orders/unit-test/log.txt", string.Join('\n', Enumerable.Range(1, 5000).Select(number => $"line {number}.")));

        var html = await WriteAsync();

        Assert.Contains("line 5000.", html, StringComparison.Ordinal);
        Assert.Contains("line 4961.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("line 4960.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_replaces_the_earlier_one_and_leaves_no_draft()
    {
        await WriteAsync();
        await WriteAsync();

        Assert.Equal([_artifacts[RunReport.FileName]], Directory.EnumerateFiles(_artifacts.Path));
    }

    public void Dispose() => _artifacts.Dispose();

    private async Task<string> WriteAsync() =>
        await File.ReadAllTextAsync(await new RunReport(_artifacts.Path).WriteAsync(SampleRuns.Failed, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Link { get; }
}
