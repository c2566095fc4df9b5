using Pipeline.Registry;
using Pipeline.Testing;

namespace Pipeline.Components.Tests.Releases;

public sealed class MaturityTargetTests : IDisposable
{
    private readonly StagedShop _shop = new("measured");

    public MaturityTargetTests() => _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"), ("modules/orders/Dockerfile", "FROM scratch\n"));

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task Versions_follow_what_was_found_out_about_the_very_tree()
    {
        Assert.Equal(("1.1.0-alpha.1", "no bundle of these sources is sealed"), await PlanAsync());

        await MeasureAsync("UnitTest", "Push");
        var (version, because) = await PlanAsync();
        Assert.Equal("1.1.0-beta.1", version);
        Assert.Matches(@"^as the evidence of \d{4}-\d\d-\d\d\.1 ", because);

        await MeasureAsync("Pipeline");
        Assert.Equal("1.1.0", (await PlanAsync()).Version);

        _shop.Git.Commit("fix: more", ("modules/catalog/a.cs", "2"));
        Assert.Equal(("1.1.0-alpha.1", "no bundle of these sources is sealed"), await PlanAsync());
    }

    [Fact]
    public async Task A_commit_with_the_same_tree_is_as_mature()
    {
        await MeasureAsync("UnitTest", "Push");
        _shop.Git.Git("commit", "-q", "--allow-empty", "-m", "chore: again");

        Assert.Equal("1.1.0-beta.1", (await PlanAsync()).Version);
    }

    [Fact]
    public async Task Changes_that_are_no_commit_are_not_measured()
    {
        await MeasureAsync("UnitTest", "Push");
        _shop.Git.Write("modules/catalog/a.cs", "3");

        Assert.Equal(("1.1.0-alpha.1", "the work tree differs from the commit"), await PlanAsync());
    }

    [Theory]
    [InlineData("rc")]
    [InlineData("stable")]
    public async Task A_channel_that_contradicts_is_refused_with_what_is_missing(string channel)
    {
        await MeasureAsync("UnitTest", "Push");

        var (exitCode, output) = await _shop.RunAsync("VersionPlan", "--channel", channel);

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"The channel '{channel}' contradicts the evidence: these sources are beta, as the evidence of ", output, StringComparison.Ordinal);
        Assert.Contains("stable needs IntegrationTest passed of the application", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tag_of_a_maturity_is_no_moving_tag_that_somebody_types()
    {
        var (exitCode, output) = await _shop.RunAsync("Push", "--moving-tag", "stable");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--moving-tag stable: this tag follows the maturity", output, StringComparison.Ordinal);
        Assert.Empty(_shop.TakeJournal());
    }

    [Fact]
    public async Task The_notes_begin_with_the_word()
    {
        await MeasureAsync("UnitTest", "Push");

        var (exitCode, output) = await _shop.RunAsync("ReleaseNotes");

        Assert.True(exitCode == 0, output);
        Assert.StartsWith("# shop\n\nMaturity: **beta**, as the evidence of ", _shop.Read("artifacts/release-notes.md"), StringComparison.Ordinal);
        Assert.Contains("\n- stable needs IntegrationTest passed of the application", _shop.Read("artifacts/catalog/release-notes.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tagging_again_changes_nothing_also_after_the_versions_were_written()
    {
        await MeasureAsync("UnitTest", "Push");
        var (exitCode, output) = await _shop.RunAsync("Tag", "--write-versions", "--next-development");
        Assert.True(exitCode == 0, output);
        Assert.Contains("catalog-v1.1.0-beta.1", _shop.Git.Git("tag", "--list"), StringComparison.Ordinal);

        (exitCode, output) = await _shop.RunAsync("Tag");

        Assert.True(exitCode == 0, output);
        Assert.Contains("There is nothing to tag", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Images_get_the_version_that_was_tagged_and_the_tag_of_what_was_found_out_since()
    {
        var image = await PushAsync();
        var (exitCode, output) = await _shop.RunAsync("Tag");
        Assert.True(exitCode == 0, output);
        await MeasureImageAsync(image, "UnitTest", "Push");

        (exitCode, output) = await _shop.RunAsync("TagImages");

        Assert.True(exitCode == 0, output);
        Assert.Contains($"/shop/catalog:1.1.0-alpha.1 is {image}", output, StringComparison.Ordinal);
        Assert.Contains($"/shop/catalog:beta is {image}, as the evidence of ", output, StringComparison.Ordinal);
        Assert.Contains($"/shop/orders:beta is {image}, as the evidence of ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_nobody_measured_no_tag_moves()
    {
        var (exitCode, output) = await _shop.RunAsync("TagImages");

        Assert.True(exitCode == 0, output);
        Assert.Contains("No tag moves by maturity: no bundle of these sources is sealed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_criteria_are_shown_as_declared_and_as_adopted()
    {
        var (exitCode, output) = await _shop.RunAsync("Criteria");
        Assert.True(exitCode == 0, output);
        Assert.Contains("# Criteria of shop\n\nDeclared in the build, and not in force", output, StringComparison.Ordinal);
        Assert.Contains("## Maturity stable", output, StringComparison.Ordinal);

        (exitCode, output) = await _shop.RunAsync("Criteria", "--adopt", "--cycle", "2026.12");

        Assert.True(exitCode == 0, output);
        Assert.Contains("# Criteria of shop, cycle 2026.12\n\nIn force since ", output, StringComparison.Ordinal);
    }

    private Task MeasureAsync(params string[] targets) => MeasureImageAsync($"sha256:{new string('a', 64)}", targets);

    private async Task MeasureImageAsync(string image, params string[] targets)
    {
        var (exitCode, output) = await _shop.RunAsync(new Dictionary<string, string?> { ["PUSHED"] = image }, [.. targets, "Bundle"]);
        Assert.True(exitCode == 0, output);
    }

    // What catalog becomes, and the beginning of why.
    private async Task<(string? Version, string Because)> PlanAsync()
    {
        var (exitCode, output) = await _shop.RunAsync("VersionPlan");
        Assert.True(exitCode == 0, output);
        using var plan = System.Text.Json.JsonDocument.Parse(_shop.Read("artifacts/version-plan.json"));
        var because = plan.RootElement.GetProperty("maturity").GetProperty("because").GetString()!;
        Assert.Contains(because, output, StringComparison.Ordinal);
        return (plan.RootElement.GetProperty("modules")[0].GetProperty("next").GetString(), because.Split(',')[0].Split('(')[0]);
    }

    // The same image of both modules, in the registry that the build serves.
    private async Task<string> PushAsync()
    {
        await using var registry = await EmbeddedRegistry.StartAsync(Path.Combine(_shop.Git.Path, ".nuke", "temp", "registry"), 0, TestContext.Current.CancellationToken);
        await LayerlessImage.PushAsync(registry.Address.Host, "shop/orders", "pushed");
        return await LayerlessImage.PushAsync(registry.Address.Host, "shop/catalog", "pushed");
    }
}
