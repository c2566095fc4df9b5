namespace Pipeline.Components.Tests.Values;

public sealed class ValueCheckTests
{
    [Fact]
    public async Task Every_wrong_value_is_named_before_anything_runs()
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync(
            new Dictionary<string, string?> { ["SLACK_WEBHOOK"] = "ftp://secret.example", ["KUBERNETES_CREDENTIALS"] = "token: t0p-s3cret" },
            "Pipeline", "--fail-on", "Hihg", "--environment", "stagin", "--module", "ordres", "--changed-since", "nowhere", "--moving-tag", "1.0.0", "--layers-of", "a b",
            "--registry", "Nope", "--runtime", "kubernets", "--outcome", "sucess", "--channel", "1", "--merge-into", "main");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--fail-on: 'Hihg' is none of ", output, StringComparison.Ordinal);
        Assert.Contains("did you mean 'High'?", output, StringComparison.Ordinal);
        Assert.Contains("There is no environment 'stagin'; did you mean 'staging'?", output, StringComparison.Ordinal);
        Assert.Contains("ordres (did you mean orders?)", output, StringComparison.Ordinal);
        Assert.Contains("--changed-since: 'nowhere' is no branch, tag or commit", output, StringComparison.Ordinal);
        Assert.Contains("'1.0.0' may not be a moving tag", output, StringComparison.Ordinal);
        Assert.Contains("'a b' is no tag", output, StringComparison.Ordinal);
        Assert.Contains("'Nope' is no registry", output, StringComparison.Ordinal);
        Assert.Contains("--runtime: 'kubernets' is none of Auto, Kubernetes, Local; did you mean 'Kubernetes'?", output, StringComparison.Ordinal);
        Assert.Contains("--outcome: 'sucess' is none of ", output, StringComparison.Ordinal);
        Assert.Contains("The Slack webhook is no https address", output, StringComparison.Ordinal);
        Assert.Contains("KubernetesCredentials is no kubeconfig", output, StringComparison.Ordinal);
        Assert.Contains("--merge-into is a branch of --repository, which is not given", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output.Replace("It is secret and not shown here", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(shop.TakeJournal());
    }

    [Theory]
    [InlineData("ServeRegistry")]
    [InlineData("GenerateWorkflows")]
    [InlineData("CheckPackageTag", "--package-tag", "v1.0.0")]
    [InlineData("PublishPackages", "--package-tag", "v1.0.0")]
    public async Task A_target_that_needs_no_modules_refuses_a_wrong_value_too(params string[] arguments)
    {
        using var shop = new ShopBuild();

        var (exitCode, output) = await shop.RunAsync([.. arguments, "--outcome", "sucess"]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--outcome: 'sucess' is none of ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_needs_its_branch()
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync("Clone", "--repository", "https://example.org/shop.git");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--repository needs a branch. Name it: --branch main.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10", "--deploy-timeout: 10.00:00:00 is no time to wait")]
    [InlineData("00:00:00", "--deploy-timeout: 00:00:00 is no time to wait")]
    [InlineData("soon", "--deploy-timeout: 'soon' is no TimeSpan")]
    public async Task A_time_in_which_nothing_can_become_ready_is_refused(string given, string problem)
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync("Deploy", "--deploy-timeout", given);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(problem, output, StringComparison.Ordinal);
        Assert.Empty(shop.TakeJournal());
    }

    [Theory]
    [InlineData("Clone", "--module")]
    [InlineData("Deploy", "--environment")]
    [InlineData("Scan", "--fail-on")]
    [InlineData("Clone", "--changed-since")]
    public async Task A_parameter_whose_value_is_missing_is_refused_and_never_means_everything(string target, string parameter)
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync(target, parameter);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"{parameter} needs a value.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("parameter file", output, StringComparison.Ordinal);
        Assert.Empty(shop.TakeJournal());
    }

    [Fact]
    public async Task A_time_to_become_ready_is_taken()
    {
        using var shop = new StagedShop();

        var (exitCode, output) = await shop.RunAsync("Deploy", "--deploy-timeout", "00:10:00");

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task A_value_of_a_parameter_file_is_refused_too()
    {
        using var shop = new StagedShop();
        shop.Git.Write(".nuke/parameters.json", """{ "FailOn": "Severe" }""");

        var (exitCode, output) = await shop.RunAsync("Scan");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--fail-on: ", output, StringComparison.Ordinal);
        Assert.Empty(shop.TakeJournal());
    }

    [Fact]
    public async Task Mistakes_of_the_model_are_named_all_at_once()
    {
        using var shop = new StagedShop("wrong");

        var (exitCode, output) = await shop.RunAsync("Clone", "--fail-on", "Severe");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Application(\"Shop\"): expected a DNS label", output, StringComparison.Ordinal);
        Assert.Contains("Environment 'production' comes after 'stagin', which is none; did you mean 'staging'?", output, StringComparison.Ordinal);
        Assert.Contains("Environments come after each other in a circle: staging, production.", output, StringComparison.Ordinal);
        Assert.Contains("After(Deploy, \"Unit-Test\") of orders: Expected a name", output, StringComparison.Ordinal);
        Assert.Contains("After(Deploy, \"UnitTest\") of orders: The name is that of a stage", output, StringComparison.Ordinal);
        Assert.Contains("--fail-on: 'Severe' is none of ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_of_the_rules_of_releases_are_named_before_anything_runs()
    {
        using var shop = new StagedShop("wrong-rules");

        var (exitCode, output) = await shop.RunAsync("Clone");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Releases(...).Module(\"orders\") asks for less than environment 'production': coverage.line of UnitTest at least 70", output, StringComparison.Ordinal);
        Assert.Contains("Releases(...).Module(\"ordres\") is about a module that is none; did you mean 'orders'?", output, StringComparison.Ordinal);
        Assert.Contains("The approval of environment 'production': role 'qa' needs 2 GO and has 1 member; it can never approve.", output, StringComparison.Ordinal);
        Assert.Empty(shop.TakeJournal());
    }
}
