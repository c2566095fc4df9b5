using Pipeline.Testing;
using Pipeline.Workflows.Generation;

namespace Pipeline.Workflows.Tests.Linting;

public sealed class LintTests(WorkflowLinters linters) : IClassFixture<WorkflowLinters>
{
    [Theory]
    [InlineData("1 module")]
    [InlineData("300 modules")]
    [InlineData("storefront")]
    [InlineData("storefront on Amazon")]
    [InlineData("storefront on Google")]
    public async Task Actionlint_and_action_validator_find_nothing(string sample)
    {
        using var folder = new TempDirectory();
        var model = sample switch
        {
            "1 module" => SampleModels.Modules(1),
            "300 modules" => SampleModels.Modules(300),
            "storefront on Amazon" => SampleModels.OnAmazon,
            "storefront on Google" => SampleModels.OnGoogle,
            _ => SampleModels.Storefront,
        };
        foreach (var file in WorkflowGenerator.Generate(model))
            folder.Write(Path.GetFileName(file.Path), file.Content);

        Assert.Equal("", await linters.FindAsync(folder.Path));
    }

    [Fact]
    public async Task The_linters_do_find_what_is_wrong()
    {
        using var folder = new TempDirectory();
        folder.Write("wrong.yml", "name: wrong\non: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n        ghost: 1\n");

        var findings = await linters.FindAsync(folder.Path);

        Assert.Contains("actionlint: wrong.yml:7", findings, StringComparison.Ordinal);
        Assert.Contains("action-validator: wrong.yml", findings, StringComparison.Ordinal);
    }
}
