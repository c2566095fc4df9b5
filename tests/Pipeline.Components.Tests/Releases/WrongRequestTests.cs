namespace Pipeline.Components.Tests.Releases;

/// <summary>What people ask of a release that cannot be: a message in plain words, a failed build, and nothing in the ledger.</summary>
public sealed class WrongRequestTests(SealedShop scene) : IClassFixture<SealedShop>
{
    [Theory]
    [InlineData("--go and --no-go exclude each other. Say one of them.", "Vote --go --no-go --as qa")]
    [InlineData("Vote how? Say --go, or --no-go --because", "Vote --as qa")]
    [InlineData("As whom? Name your role: --as qa.", "Vote --go")]
    [InlineData("there is no role 'qaa' for production; did you mean 'qa'? Roles: qa, sre", "Vote --go --as qaa")]
    [InlineData("a NO-GO needs a reason: --because", "Vote --no-go --as qa")]
    [InlineData("There is no bundle '2020-01-01.1'; the last are ", "Vote --go --as qa --bundle 2020-01-01.1")]
    [InlineData("There is no bundle 'ffffffffffff'; the last are ", "Decide --bundle ffffffffffff")]
    [InlineData("There is no environment 'prod'; did you mean", "Vote --go --as qa --environment prod")]
    [InlineData("staging asks for no approval, so there is nothing to vote on", "Vote --go --as qa --environment staging")]
    [InlineData("Where to? Name the environment: --to production.", "Promote")]
    [InlineData("There is no environment 'prod'; did you mean", "Promote --to prod --runtime local")]
    [InlineData("There is no bundle '2020-01-01.1'; the last are ", "Promote --to production --bundle 2020-01-01.1 --runtime local")]
    [InlineData("Which environment? Name it: --environment production.", "Hold --because moving")]
    [InlineData("it needs a reason: --because", "Hold --environment production")]
    [InlineData("it needs a reason: --because", "StopTheLine")]
    [InlineData("NeverAgain bans a bundle for ever. Name it: --bundle", "NeverAgain --because broken")]
    [InlineData("it needs a reason: --because", "Override --as qa --environment production")]
    public async Task What_cannot_be_is_refused(string reason, string command)
    {
        var output = await scene.Shop.RefusedAsync(command.Split(' '));

        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_begins_with_what_was_asked_for()
    {
        var output = await scene.Shop.RefusedAsync("Vote", "--no-go", "--as", "qa");

        Assert.Matches("'Ada votes NO-GO as qa on [0-9.-]+ \\([0-9a-f]{12}\\) for production' cannot be recorded:\n  - a NO-GO needs a reason", output);
        Assert.Contains("Nothing was recorded.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_without_the_role_is_told_who_has_it()
    {
        var output = await scene.Shop.RefusedAsync(new Dictionary<string, string?> { ["GIT_AUTHOR_NAME"] = "Bob", ["GIT_AUTHOR_EMAIL"] = "bob@example.org" }, "Vote", "--go", "--as", "qa");

        Assert.Contains("Bob does not have the role qa, which @ada, ada@example.org have", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_criterion_on_a_figure_that_nobody_measures_keeps_the_bundle_and_is_named()
    {
        var output = await scene.Shop.RefusedAsync("Promote", "--to", "production", "--runtime", "local");

        Assert.Contains("nobody measured findings.high", output, StringComparison.Ordinal);
    }
}
