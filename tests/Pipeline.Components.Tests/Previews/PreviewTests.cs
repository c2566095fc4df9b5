using Pipeline.Components.Tests.Rollbacks;
using Pipeline.Testing.GitHub;
using Pipeline.Testing.Slack;

namespace Pipeline.Components.Tests.Previews;

/// <summary>Previews of a repository of two modules on the local runtime, as people meet them.</summary>
[Collection(ShopCollection.Name)]
public sealed class PreviewTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Here = [];
    private readonly List<string> _places = [];
    private DeployedShop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await DeployedShop.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var place in _places)
            await _shop.RemoveAsync(place);
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task Two_are_side_by_side_answer_differently_and_one_is_brought_up_to_date_and_closed_without_the_other()
    {
        _shop.CommitPage("of pr-1");
        var opened = await OpenAsync("pr-1");
        Assert.Contains("The preview pr-1 is in namespace shop-pr-1", opened, StringComparison.Ordinal);
        Assert.Contains("catalog answers at http://127.0.0.1:", opened, StringComparison.Ordinal);
        Assert.Contains("The preview pr-1 is open until ", opened, StringComparison.Ordinal);
        _shop.CommitPage("of ada");
        await OpenAsync("ada");
        Assert.Equal(("of pr-1", "of ada"), (await _shop.AskAsync("orders", "shop-pr-1"), await _shop.AskAsync("orders", "shop-ada")));

        _shop.CommitPage("of pr-1, again");
        await OpenAsync("pr-1");
        Assert.Equal(("of pr-1, again", "of ada"), (await _shop.AskAsync("orders", "shop-pr-1"), await _shop.AskAsync("orders", "shop-ada")));
        var listed = await RunAsync("Previews");
        Assert.Matches("""ada +\S.* - .* open +catalog http://127.0.0.1:\d+ orders http""", listed);
        Assert.Matches("""pr-1 +\S.* #1 .* open """, listed);

        Assert.Matches("(?s)Removing orders from shop-pr-1.*Removing catalog from shop-pr-1", await RunAsync("ClosePreview", "--preview", "pr-1"));
        Assert.Equal(("", false, "of ada"), ((await _shop.ContainersOfAsync("shop-pr-1")).Trim(), _shop.HasNamespace("shop-pr-1"), await _shop.AskAsync("orders", "shop-ada")));
        Assert.Contains("there is nothing to close", await RunAsync("ClosePreview", "--preview", "pr-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_run_left_of_one_is_found_and_removed()
    {
        _shop.CommitBroken("orders");
        _places.Add("shop-pr-2");
        await _shop.KillAtAsync(() => _shop.HasRelease("shop-pr-2", "catalog"), "OpenPreview", "--preview", "pr-2");
        Assert.Matches("""pr-2 +\S.* leftover """, await RunAsync("Previews"));

        var reaped = await RunAsync("Previews", "--reap");

        Assert.Contains("The preview pr-2 is closed: a run that opened it failed or was killed", reaped, StringComparison.Ordinal);
        Assert.Contains("There are no previews", reaped, StringComparison.Ordinal);
        Assert.Equal(("", false), ((await _shop.ContainersOfAsync("shop-pr-2")).Trim(), _shop.HasNamespace("shop-pr-2")));
    }

    [Fact]
    public async Task The_pull_request_tells_where_its_preview_answers_and_that_it_is_closed_and_gets_none_afterwards()
    {
        await using var github = await FakeGitHub.StartAsync();
        github.PullRequests.Known[7] = new("Sell tea", "", "dora");
        Dictionary<string, string?> there = new() { ["GITHUB_TOKEN"] = FakeGitHub.Token, ["GITHUB_REPOSITORY"] = github.Repository, ["GITHUB_API_URL"] = github.Address };
        _shop.CommitPage("of pr-7");
        _places.Add("shop-pr-7");

        var (exitCode, output) = await _shop.RunAsync(there, "OpenPreview", "--preview", "pr-7");
        Assert.True(exitCode == 0, output);
        Assert.Matches(@"(?s)<!-- pipeline-preview shop-pr-7 -->.*\| orders \| 127.0.0.1:\d+ on the machine that opened it \|.*ClosePreview --preview pr-7", Assert.Single(github.PullRequests.Comments).Body);

        (exitCode, output) = await _shop.RunAsync(there, "ClosePreview", "--preview", "pr-7");
        Assert.True(exitCode == 0, output);
        Assert.Contains("\n\nClosed. ", Assert.Single(github.PullRequests.Comments).Body, StringComparison.Ordinal);

        (exitCode, output) = await _shop.RunAsync(new Dictionary<string, string?>(there) { ["GITHUB_ACTIONS"] = "true", ["RUNNER_ENVIRONMENT"] = "github-hosted" }, "OpenPreview", "--preview", "pr-7");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("on the local runtime it would be gone with this machine", output, StringComparison.Ordinal);

        github.PullRequests.Closed.Add(7);
        (exitCode, output) = await _shop.RunAsync(there, "OpenPreview", "--preview", "pr-7");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("The preview 'pr-7' is not opened: its pull request is closed.", output, StringComparison.Ordinal);
        Assert.False(_shop.HasNamespace("shop-pr-7"));
    }

    [Fact]
    public async Task An_environment_is_no_preview_whatever_it_is_called()
    {
        await _shop.DeployAsync();
        var place = _shop.Namespace;
        var name = place["shop-".Length..];

        foreach (var target in new[] { "OpenPreview", "ClosePreview" })
        {
            var (exitCode, output) = await _shop.RunAsync(Here, target, "--preview", name);
            Assert.NotEqual(0, exitCode);
            Assert.Contains($"the environment 'staging' is declared in '{place}'", output, StringComparison.Ordinal);
        }

        // The same by a build that does not know of the environment.
        var (code, said) = await _shop.RunElsewhereAsync("ClosePreview", "--preview", name);
        Assert.NotEqual(0, code);
        Assert.Contains($"The namespace '{place}' is there and is no preview of 'shop'", said, StringComparison.Ordinal);
        Assert.Equal("page 1", await _shop.AskAsync("orders"));
    }

    [Fact]
    public async Task Other_targets_work_on_one_that_is_open_and_on_no_other()
    {
        _shop.CommitPage("first");
        await OpenAsync("ben");
        _shop.CommitPage("second");
        await RunAsync("Deploy", "--preview", "ben");
        Assert.Equal("second", await _shop.AskAsync("orders", "shop-ben"));

        await RunAsync("Rollback", "--preview", "ben");
        Assert.Equal("first", await _shop.AskAsync("orders", "shop-ben"));

        var (exitCode, output) = await _shop.RunAsync(Here, "Deploy", "--preview", "nobody");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("There is no open preview 'nobody' (namespace 'shop-nobody')", output, StringComparison.Ordinal);
        Assert.False(_shop.HasNamespace("shop-nobody"));

        (exitCode, output) = await _shop.RunAsync(Here, "Deploy", "--preview", "ben", "--environment", "staging");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("--preview ben and --environment staging name two places", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_channel_is_told_what_is_deployed_to_a_preview_and_of_no_run_of_whose_end_nobody_tells()
    {
        await using var slack = await FakeSlack.StartAsync();
        _shop.CommitPage("of eve");
        _places.Add("shop-eve");
        Dictionary<string, string?> there = new()
        {
            ["SLACK_TOKEN"] = FakeSlack.Token, ["SLACK_API"] = slack.Api, ["SLACK_CHANNEL"] = "#production",
            ["GITHUB_ACTIONS"] = "true", ["GITHUB_WORKFLOW"] = "Preview", ["GITHUB_ACTOR"] = "eve", ["GITHUB_SERVER_URL"] = "https://github.example.org", ["GITHUB_REPOSITORY"] = "acme/shop", ["GITHUB_RUN_ID"] = "7",
        };

        var (exitCode, output) = await _shop.RunAsync(there, "OpenPreview", "--preview", "eve");

        Assert.True(exitCode == 0, output);
        Assert.Equal(["✅ catalog", "✅ orders"], slack.Messages.Select(message => string.Join(' ', message.Text.Split(' ')[..2])));
        Assert.All(slack.Messages, message => Assert.Null(message.ThreadTs));
    }

    private async Task<string> OpenAsync(string name)
    {
        _places.Add($"shop-{name}");
        return await RunAsync("OpenPreview", "--preview", name);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exitCode, output) = await _shop.RunAsync(Here, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
