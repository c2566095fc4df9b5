using Pipeline.Testing.GitHub;

namespace Pipeline.Components.Tests.Releases;

/// <summary>Who acts on GitHub, by a build of its own process against a server that knows runs and teams.</summary>
public sealed class GitHubPersonTests : IDisposable
{
    private readonly RecordedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task GitHub_vouches_for_whoever_started_the_run_whatever_the_variables_say()
    {
        await using var github = await StartAsync(triggering: null);

        await _shop.SealAsync(On(github, actor: "mallory"));

        var by = _shop.By();
        Assert.Equal(("ada", "7+ada@users.noreply.github.com", true, "github run 123"), (by.Name, by.Email, by.Proven, by.ProvenBy));
    }

    [Fact]
    public async Task Whoever_starts_a_run_again_acts_in_it()
    {
        await using var github = await StartAsync(triggering: "bob");

        await _shop.SealAsync(On(github));

        Assert.Equal("bob", _shop.By().Name);
    }

    [Fact]
    public async Task Without_a_token_nobody_vouches_for_the_actor_and_a_warning_says_why()
    {
        await using var github = await StartAsync();

        var output = await _shop.SucceedAsync(new Dictionary<string, string?>(On(github)) { ["GITHUB_TOKEN"] = null }, "Pipeline", "Bundle");

        Assert.False(_shop.By().Proven);
        Assert.Contains("Nobody vouches for that this is ada, so it counts in a rehearsal only. There is no GitHub token.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(github.Calls, call => call.Contains("/runs/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_is_over_vouches_for_nobody()
    {
        await using var github = await StartAsync(status: "completed");

        var output = await _shop.SucceedAsync(On(github), "Pipeline", "Bundle");

        Assert.False(_shop.By().Proven);
        Assert.Contains("the run 123 is over", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_GitHub_does_not_know_vouches_for_nobody()
    {
        await using var github = await StartAsync();

        var output = await _shop.SucceedAsync(new Dictionary<string, string?>(On(github)) { ["GITHUB_RUN_ID"] = "124" }, "Pipeline", "Bundle");

        Assert.False(_shop.By().Proven);
        Assert.Contains("could not find the run 124", output, StringComparison.Ordinal);
        Assert.DoesNotContain("./build.sh Release", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_active_member_of_a_team_speaks_for_its_role()
    {
        await using var github = await StartAsync();
        github.Actors.Teams["acme/sre"] = new() { ["ada"] = "active" };
        await _shop.SealAsync(On(github));

        await _shop.SucceedAsync(On(github), "Vote", "--go", "--as", "sre");

        Assert.StartsWith("ada votes GO as sre on ", _shop.Sentences[0], StringComparison.Ordinal);
        Assert.Equal("acme/sre", _shop.LastEvent().GetProperty("by").GetProperty("teams")[0].GetString());
    }

    [Fact]
    public async Task Whoever_was_only_invited_to_a_team_does_not_speak_for_its_role()
    {
        await using var github = await StartAsync();
        github.Actors.Teams["acme/sre"] = new() { ["ada"] = "pending" };
        await _shop.SealAsync(On(github));

        var output = await _shop.RefusedAsync(On(github), "Vote", "--go", "--as", "sre");

        Assert.Contains("ada does not have the role sre, which the team acme/sre has", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_may_not_ask_for_members_confirms_no_role_and_the_permission_is_named()
    {
        await using var github = await StartAsync();
        github.Actors.SeesMembers = false;
        await _shop.SealAsync(On(github));

        var output = await _shop.RefusedAsync(On(github), "Vote", "--go", "--as", "sre");

        Assert.Contains("The token may not ask who is in the team acme/sre, so ada does not speak for it.", output, StringComparison.Ordinal);
        Assert.Contains("'members: read' as TEAM_TOKEN", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_are_asked_for_with_a_token_of_their_own()
    {
        await using var github = await StartAsync();
        github.Knows = _ => true;
        github.Actors.MembersToken = "ghp_OfAnAppThatSeesMembers";
        github.Actors.Teams["acme/sre"] = new() { ["ada"] = "active" };
        await _shop.SealAsync(On(github));

        await _shop.SucceedAsync(new Dictionary<string, string?>(On(github)) { ["TEAM_TOKEN"] = github.Actors.MembersToken }, "Vote", "--go", "--as", "sre");

        Assert.StartsWith("ada votes GO as sre on ", _shop.Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflows_hand_the_token_for_members_to_the_forms_of_a_build_whose_roles_name_a_team()
    {
        const string handedOver = "TEAM_TOKEN: ${{ secrets.TEAM_TOKEN }}";
        using var without = new RecordedShop("scheduled");
        await _shop.SucceedAsync("GenerateWorkflows");
        await without.SucceedAsync("GenerateWorkflows");

        Assert.Equal(["release-control.yml", "vote.yml"], WorkflowsWith(handedOver, _shop));
        Assert.Empty(WorkflowsWith(handedOver, without));
    }

    private static IEnumerable<string?> WorkflowsWith(string text, RecordedShop shop) =>
        Directory.GetFiles(Path.Combine(shop.Git.Path, ".github", "workflows")).Where(file => File.ReadAllText(file).Contains(text, StringComparison.Ordinal)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static async Task<FakeGitHub> StartAsync(string? triggering = "ada", string status = "in_progress")
    {
        var github = await FakeGitHub.StartAsync();
        github.Actors.Runs[123] = ("ada", triggering, status);
        return github;
    }

    private static Dictionary<string, string?> On(FakeGitHub github, string actor = "ada") => new()
    {
        ["GITHUB_ACTIONS"] = "true",
        ["GITHUB_ACTOR"] = actor,
        ["GITHUB_RUN_ID"] = "123",
        ["GITHUB_REPOSITORY"] = "acme/shop",
        ["GITHUB_API_URL"] = github.Address,
        ["GITHUB_TOKEN"] = FakeGitHub.Token,
        ["NUKE_REMOTE"] = ".",
    };
}
