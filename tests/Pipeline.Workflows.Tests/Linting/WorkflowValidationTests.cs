using System.Runtime.CompilerServices;
using Pipeline.Testing;
using Pipeline.Testing.Linting;
using Pipeline.Workflows.Generation;

namespace Pipeline.Workflows.Tests.Linting;

/// <summary>The generated files as they are, before GitHub's own eyes.</summary>
public sealed class WorkflowValidationTests(WorkflowValidator validator) : IClassFixture<WorkflowValidator>
{
    private static readonly IReadOnlyDictionary<string, WorkflowModel> Samples = new Dictionary<string, WorkflowModel>
    {
        ["one-module"] = SampleModels.OneModule,
        ["300-modules"] = SampleModels.Modules(300),
        ["storefront"] = SampleModels.Storefront,
        ["storefront-on-amazon"] = SampleModels.OnAmazon,
        ["storefront-on-google"] = SampleModels.OnGoogle,
        ["storefront-with-a-record"] = SampleModels.Recorded,
        ["storefront-that-is-watched"] = SampleModels.Watched,
        ["storefront-that-is-watched-with-a-record"] = SampleModels.WatchedAndRecorded,
        ["storefront-with-previews"] = SampleModels.WithPreviews,
        ["storefront-with-feed-key"] = SampleModels.WithFeedKey,
    };

    [Fact]
    public async Task GitHubs_language_service_finds_nothing_in_what_is_generated()
    {
        using var folder = new TempDirectory();
        foreach (var (sample, model) in Samples)
        {
            foreach (var file in WorkflowGenerator.Generate(model))
                folder.Write($"{sample}/{Path.GetFileName(file.Path)}", file.Content);
        }

        Assert.Empty(await validator.FindAsync([.. Samples.Keys.Select(sample => Path.Combine(folder.Path, sample))]));
    }

    [Fact]
    public async Task GitHubs_language_service_finds_nothing_in_what_the_engines_attribute_writes() => Assert.Empty(await validator.FindAsync(AttributeSnapshots()));

    [Fact]
    public async Task It_does_find_what_is_wrong()
    {
        (string Job, string Finding)[] wrong =
        [
            ("needs: [ghost]\n    runs-on: ubuntu-24.04\n    steps: [{ run: make }]", "unknown job 'ghost'"),
            ("runs-on: ubuntu-24.04\n    steps: [{ run: make, ghost: 1 }]", "Unexpected value 'ghost'"),
            ("runs-on: ubuntu-24.04\n    if: secrets.TOKEN == ''\n    steps: [{ run: make }]", "Unrecognized named-value: 'secrets'"),
            ("runs-on: ubuntu-24.04\n    steps: [{ run: make, if: steps.ghost.outputs.x }]", "Context access might be invalid: ghost"),
            ("runs-on: ubuntu-24.04\n    steps: [{ uses: actions/checkout@v7, with: { ghost: 1 } }]", "Invalid action input 'ghost'"),
            ("runs-on: ubuntu-24.04\n    permissions: { contents: all }\n    steps: [{ run: make }]", "Unexpected value 'all'"),
            ("uses: ./.github/workflows/called.yml", "Input module is required"),
            ("uses: ./.github/workflows/called.yml\n    with: { module: web, ghost: 1 }", "ghost is not defined in the referenced workflow"),
            ("uses: ./.github/workflows/ghost.yml", "Unable to find reusable workflow"),
        ];
        using var folder = new TempDirectory();
        folder.Write("called.yml", "name: called\non:\n  workflow_call:\n    inputs:\n      module: { type: string, required: true }\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{ run: make }]\n");
        foreach (var (index, (job, _)) in wrong.Index())
            folder.Write($"wrong-{index}.yml", $"name: wrong\non: push\njobs:\n  right:\n    runs-on: ubuntu-24.04\n    steps: [{{ run: make }}]\n  wrong:\n    {job}\n");

        var findings = await validator.FindAsync(folder.Path);

        Assert.All(wrong.Index(), item => Assert.Contains(
            findings, finding => finding.File == $"wrong-{item.Index}.yml" && finding.Line >= 8 && finding.Message.Contains(item.Item.Finding, StringComparison.Ordinal)));
        Assert.DoesNotContain(findings, finding => finding.File == "called.yml");
    }

    [Fact]
    public async Task It_does_find_a_schedule_that_is_none()
    {
        using var folder = new TempDirectory();
        folder.Write("wrong.yml", "name: wrong\non:\n  schedule:\n    - cron: '99 17 * * 1-5'\n      timezone: Europe/Amsterdam\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{ run: make }]\n");

        var finding = Assert.Single(await validator.FindAsync(folder.Path));

        Assert.Equal(4, finding.Line);
        Assert.StartsWith("Invalid cron expression", finding.Message, StringComparison.Ordinal);
    }

    private static string AttributeSnapshots([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../Pipeline.Engine.Tests/CI/Snapshots"));
}
