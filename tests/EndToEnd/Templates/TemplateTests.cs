using System.Reflection.PortableExecutable;
using Pipeline.EndToEnd.Packages;
using Pipeline.Testing;
using Pipeline.Testing.Linting;

namespace Pipeline.EndToEnd.Templates;

[Collection(PackagesCollection.Name)]
public sealed class TemplateTests(PackedFeed feed)
{
    private const string Description = "Run the unit tests of every module";

    [Fact]
    public async Task A_foreign_repository_gets_a_pipeline_that_plans_and_tests_at_once()
    {
        using var repository = await ForeignRepository.CreateAsync(feed);
        Assert.Contains("needed by Test", await repository.RunAsync("./build.sh", "--plan"), StringComparison.Ordinal);
        Assert.Contains("0.1.0", await repository.RunAsync("./build.sh", "VersionPlan"), StringComparison.Ordinal);
        Assert.Contains("Build succeeded.", await repository.RunAsync("./build.sh", "Test"), StringComparison.Ordinal);
        Assert.Contains("greeter", repository.Read("artifacts/run.json"), StringComparison.Ordinal);
        Assert.True(IsCompiledAheadOfTime(Path.Combine(repository.Path, "build", "bin", "Pipeline.Engine.dll")));
        Assert.Contains(".Application(\"my-greetings\")", repository.Read("build/Build.cs"), StringComparison.Ordinal);
        Assert.Equal("", repository.Git("status", "--short"));
    }

    [Fact]
    public async Task A_foreign_repository_gets_its_workflows_when_they_are_asked_for()
    {
        using var repository = await ForeignRepository.CreateAsync(feed);
        await repository.RunAsync("./build.sh", "GenerateWorkflows");
        Assert.Contains("?? .github/", repository.Git("status", "--short"), StringComparison.Ordinal);
        repository.Git("add", ".github");
        repository.Git("commit", "-qm", "ci: take modules through the pipeline");
        Assert.Contains("Every generated workflow is up to date", await repository.RunAsync("./build.sh", "--verify-workflows"), StringComparison.Ordinal);
        Assert.Contains("Build succeeded.", await repository.RunAsync("./build.sh", "Test"), StringComparison.Ordinal);
        Assert.Equal("", repository.Git("status", "--short"));
    }

    [Fact]
    public async Task A_foreign_repository_gets_a_record_of_its_releases_only_when_it_asks_for_one()
    {
        using var plain = await ForeignRepository.CreateAsync(feed);
        using var recorded = await ForeignRepository.CreateAsync(feed, "--record", "--qa", "cleo dan@tea.example", "--time-zone", "Europe/Amsterdam");

        Snapshot.Matches("plain.txt", plain.Read("build/Build.cs"));
        Snapshot.Matches("recorded.txt", recorded.Read("build/Build.cs"));
        Assert.Equal(plain.Git("ls-files"), recorded.Git("ls-files"));
        Assert.DoesNotContain("\"Because\"", plain.Read(".nuke/build.schema.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_repository_with_a_record_of_its_releases_gets_the_workflows_of_the_ledger()
    {
        using var repository = await ForeignRepository.CreateAsync(feed, "--record");
        await repository.RunAsync("./build.sh", "GenerateWorkflows");
        repository.Git("add", ".github");
        repository.Git("commit", "-qm", "ci: take modules through the pipeline");

        Assert.Contains("Every generated workflow is up to date", await repository.RunAsync("./build.sh", "--verify-workflows"), StringComparison.Ordinal);
        Assert.Equal("", repository.Git("status", "--short"));
        var folder = Path.Combine(repository.Path, ".github", "workflows");
        Assert.Superset(new HashSet<string?> { "promote.yml", "release-control.yml", "release-train.yml", "rollback.yml", "vote.yml" }, Directory.GetFiles(folder).Select(Path.GetFileName).ToHashSet());
        Assert.Empty(await new WorkflowValidator().FindAsync(folder));
    }

    [Fact]
    public async Task No_change_of_an_input_is_missed()
    {
        using var repository = await ForeignRepository.CreateAsync(feed);
        var build = repository.Read("build/Build.cs");
        Assert.Contains(Description, await HelpAsync(repository), StringComparison.Ordinal);

        // Content, of the same size.
        repository.Write("build/Build.cs", build.Replace("Run the", "Try the", StringComparison.Ordinal));
        Assert.Contains("Try the unit tests", await HelpAsync(repository), StringComparison.Ordinal);

        // What switching branches does.
        repository.Git("checkout", "-q", "--", "build");
        Assert.Contains(Description, await HelpAsync(repository), StringComparison.Ordinal);

        // A new file, and a property file.
        repository.Write("build/Words.cs", "static class Words\n{\n#if SHORT\n    public const string Test = \"Test all\";\n#else\n    public const string Test = \"Test everything\";\n#endif\n}\n");
        repository.Write("build/Build.cs", build.Replace($"\"{Description}\"", "Words.Test", StringComparison.Ordinal));
        Assert.Contains("Test everything", await HelpAsync(repository), StringComparison.Ordinal);
        repository.Write("build/Directory.Build.props", "<Project><PropertyGroup><DefineConstants>SHORT</DefineConstants></PropertyGroup></Project>\n");
        Assert.Contains("Test all", await HelpAsync(repository), StringComparison.Ordinal);

        // A deleted file, a package version, the SDK: what no longer compiles must not run as it was.
        File.Delete(Path.Combine(repository.Path, "build", "Words.cs"));
        await AssertFailsAsync(repository, "Words");
        repository.Git("checkout", "-q", "--", "build");
        Assert.Contains(Description, await HelpAsync(repository), StringComparison.Ordinal);
        var project = repository.Read("build/_build.csproj");
        repository.Write("build/_build.csproj", project.Replace("\" />\n  </ItemGroup>", "9\" />\n  </ItemGroup>", StringComparison.Ordinal));
        await AssertFailsAsync(repository, "Pipeline.Components");
    }

    private static Task<string> HelpAsync(ForeignRepository repository) => repository.RunAsync("./build.sh", "--help");

    private static bool IsCompiledAheadOfTime(string assembly)
    {
        using var reader = new PEReader(File.OpenRead(assembly));
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private static async Task AssertFailsAsync(ForeignRepository repository, string word)
    {
        var (exitCode, text) = await repository.TryAsync("./build.sh", "--help");
        Assert.NotEqual(0, exitCode);
        Assert.Contains(word, text, StringComparison.Ordinal);
    }
}
