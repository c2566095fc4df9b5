namespace Pipeline.Components.Tests.Graph;

public sealed class ContextTests : IDisposable
{
    private static readonly string[] Chain = ["Clone", "BuildImage", "UnitTest", "Scan", "Push", "Chart", "Deploy", "IntegrationTest"];
    private readonly StagedShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_chain_of_targets_reads_git_plans_and_reports_once()
    {
        var one = await _shop.CountGitAsync("Clone");
        var chain = await _shop.CountGitAsync(Chain);
        var pipeline = await _shop.CountGitAsync("Pipeline");

        Assert.Equal(one.Order(), chain.Order());
        Assert.Equal(one.Order(), pipeline.Order());
        Assert.Equal(one.Length, one.Distinct().Count());
        Assert.Single(chain, command => command.Contains("--show-toplevel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_plan_of_a_release_branch_is_the_one_that_stages_build()
    {
        _shop.Git.Git("tag", "orders-v1.2.0");
        _shop.Git.Commit("feat: search", ("modules/orders/a.cs", "1"));

        var (exitCode, output) = await _shop.RunAsync("VersionPlan", "Clone", "--release-branch", "release/orders-1.2");

        Assert.True(exitCode == 0, output);
        Assert.Contains("\"next\": \"1.2.1\"", _shop.Read("artifacts/version-plan.json"), StringComparison.Ordinal);
        Assert.Contains("Clone orders 1.2.1", _shop.TakeJournal());
    }

    [Fact]
    public async Task Two_builds_in_one_checkout_run_one_after_the_other_and_the_second_says_for_whom_it_waits()
    {
        // The first starts the second, and ends when that waits.
        var (output, ended) = (Path.Combine(_shop.Git.Path, "second.txt"), Path.Combine(_shop.Git.Path, "second.ended"));
        var second = $"env -u COMMAND dotnet '{Path.Combine(AppContext.BaseDirectory, "StageBuild.dll")}' Clone --module orders --no-cache";
        var command = $"(cd '{_shop.Git.Path}'; {second}; touch '{ended}') > '{output}' 2>&1 & until grep -q 'Waiting for' '{output}'; do sleep 0.1; done";

        var (exitCode, first) = await _shop.RunAsync(new Dictionary<string, string?> { ["COMMAND"] = command }, "Clone", "--module", "orders");

        Assert.True(exitCode == 0, first);
        await Until(() => File.Exists(ended));
        Assert.Matches(@"Waiting for Clone \(process \d+, since [\d:]+\), which works in this checkout", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(2, _shop.TakeJournal().Length);
    }

    [Fact]
    public async Task A_secret_of_the_build_reaches_no_program_and_no_log()
    {
        const string secret = "t0p-s3cret-value";
        var environment = new Dictionary<string, string?> { ["API_KEY"] = secret, ["COPY_OF_IT"] = secret, ["COMMAND"] = $"env; echo printed {secret}" };

        var (exitCode, output) = await _shop.RunAsync(environment, "Clone");

        Assert.True(exitCode == 0, output);
        var log = _shop.Read("artifacts/orders/clone/log.txt");
        Assert.Contains("printed ***\n", log, StringComparison.Ordinal);
        Assert.DoesNotContain("API_KEY", log, StringComparison.Ordinal);
        Assert.DoesNotContain("COPY_OF_IT", log, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, output, StringComparison.Ordinal);
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
            await Task.Delay(20, patience.Token);
    }

    [Fact]
    public async Task A_secret_of_a_parameter_file_is_masked_too()
    {
        _shop.Git.Write(".nuke/parameters.json", """{ "ApiKey": "t0p-s3cret-value" }""");

        var (exitCode, output) = await _shop.RunAsync(new Dictionary<string, string?> { ["COMMAND"] = "echo printed t0p-s3cret-value" }, "Clone");

        Assert.True(exitCode == 0, output);
        Assert.Contains("printed ***\n", _shop.Read("artifacts/orders/clone/log.txt"), StringComparison.Ordinal);
    }
}
