using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd.Workflows;

/// <summary>The checked-in workflows are those of the build, and a new module changes nothing in them but lists of modules (F7).</summary>
public sealed class GeneratedFilesTests
{
    [Fact]
    public async Task The_checked_in_workflows_are_up_to_date()
    {
        using var storefront = await StorefrontCopy.CreateAsync();

        var result = await storefront.BuildAsync("--verify-workflows");

        Assert.True(result.ExitCode == 0, result.Because("The workflows were to be up to date"));
    }

    [Fact]
    public async Task A_new_module_folder_makes_them_stale_and_the_next_build_adds_it_to_the_lists()
    {
        using var storefront = await StorefrontCopy.CreateAsync();
        var folder = Directory.CreateDirectory(storefront["modules/reviews"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM scratch\nCOPY . /\n", TestContext.Current.CancellationToken);
        storefront.Commit("feat: let customers say what they think");

        var stale = await storefront.BuildAsync("--verify-workflows");
        var generated = await storefront.BuildAsync("GenerateWorkflows");
        var verified = await storefront.BuildAsync("--verify-workflows");

        Assert.True(stale.ExitCode != 0 && stale.Output.Contains("+          - reviews", StringComparison.Ordinal), stale.Because("The difference was to be shown"));
        Assert.Equal((0, 0), (generated.ExitCode, verified.ExitCode));
        Assert.Equal(["- reviews"], await AddedLinesAsync(storefront.Root));
    }

    private static async Task<IReadOnlyList<string>> AddedLinesAsync(string root)
    {
        var diff = await new ProcessRunner().ReadAsync(new Command("git", ["diff", "--unified=0", "--", ".github"]) { WorkingDirectory = root }, TestContext.Current.CancellationToken);
        var lines = diff.Split('\n').Where(line => line.StartsWith('+') || line.StartsWith('-')).Where(line => !line.StartsWith("+++", StringComparison.Ordinal) && !line.StartsWith("---", StringComparison.Ordinal));
        return [.. lines.Select(line => line[0] == '+' ? line[1..].Trim() : line).Distinct()];
    }
}
