using Pipeline.EndToEnd.Packages;

namespace Pipeline.EndToEnd.Strangers;

/// <summary>What a stranger does who takes the record of releases with the template: on one machine, speaking for every role.</summary>
[Collection(PackagesCollection.Name)]
public sealed class RecordedReleaseTests(PackedFeed feed)
{
    private static readonly (string Role, string Name, string Address)[] Keepers =
    [
        ("module-lead", "Lea", "lead@example.org"), ("sre", "Sam", "sre@example.org"), ("qa", "cleo", "cleo@tea.example"),
    ];

    [Fact]
    public async Task A_strangers_release_goes_to_production_by_three_votes_and_back_to_the_one_before()
    {
        await using var image = await StrangersBase.BuildAsync();
        await using var repository = await StrangersRepository.CreateRecordedAsync(feed, image, "--qa", "cleo");

        try
        {
            await SealAsync(repository);
            Assert.Equal("", repository.Git("status", "--short"));
            await RefusedAsync(
                repository, ["Promote", "--to", "production"],
                "has not passed pre-prod", "module-lead has 0 of 1 GO", "sre has 0 of 1 GO", "qa has 0 of 1 GO", "nobody has decided GO", "Nothing was recorded.");
            await RefusedAsync(repository, ["Vote", "--go", "--as", "qa"], "Ada does not have the role qa, which @cleo has");
            var first = await ReleaseAsync(repository);
            await RefusedAsync(repository, ["Rollback", "--environment", "production", "--because", "cold"], "'production' has no bundle to go back to");

            repository.Commit("feat: show more", ("services/front/more.js", "// more\n"));
            await SealAsync(repository);
            var second = await ReleaseAsync(repository);
            Assert.NotEqual(first, second);
            Assert.Contains($"Recorded: production runs {first}", await repository.BuildAsync("Rollback", "--environment", "production", "--because", "cold"), StringComparison.Ordinal);

            Assert.Matches(@"by a\s+rollback", await repository.BuildAsync("Status"));
            Assert.Contains("The ledger is whole", await repository.BuildAsync("LedgerVerify"), StringComparison.Ordinal);
            Assert.Equal("", repository.Git("status", "--short"));
        }
        finally
        {
            foreach (var environment in new[] { "production", "pre-prod", "staging" })
                await repository.BuildAsync("Undeploy", "--environment", environment);
        }
    }

    private static async Task SealAsync(StrangersRepository repository) =>
        Assert.Contains("The bundle is", await repository.BuildAsync("Pipeline", "Bundle"), StringComparison.Ordinal);

    // From pre-prod to production, by everybody's vote; returns what runs there then.
    private static async Task<string> ReleaseAsync(StrangersRepository repository)
    {
        const string runs = "Recorded: production runs ";
        await repository.BuildAsync("Promote", "--to", "pre-prod");
        foreach (var (role, name, address) in Keepers)
        {
            var (exitCode, text) = await repository.TryBuildAsync(name, address, "Vote", "--go", "--as", role);
            Assert.True(exitCode == 0 && text.Contains($"{name} votes GO as {role}", StringComparison.Ordinal), text);
        }

        Assert.Contains("Recorded: GO on", await repository.BuildAsync("Decide"), StringComparison.Ordinal);
        Assert.Contains("Nothing keeps", await repository.BuildAsync("Why"), StringComparison.Ordinal);
        var promoted = await repository.BuildAsync("Promote", "--to", "production");
        return Assert.Single(promoted.Split('\n'), line => line.Contains(runs, StringComparison.Ordinal)).Split(runs)[1].Trim();
    }

    private static async Task RefusedAsync(StrangersRepository repository, string[] arguments, params string[] reasons)
    {
        var (exitCode, text) = await repository.TryBuildAsync("Ada", "ada@example.org", arguments);
        Assert.NotEqual(0, exitCode);
        Assert.All(reasons, reason => Assert.Contains(reason, text, StringComparison.Ordinal));
    }
}
