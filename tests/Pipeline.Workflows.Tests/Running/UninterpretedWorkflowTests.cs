using Pipeline.WorkflowRunner;
using static Pipeline.Workflows.Tests.Running.RunnerFixture;

namespace Pipeline.Workflows.Tests.Running;

/// <summary>The runner refuses what it does not know, rather than pass over it.</summary>
public sealed class UninterpretedWorkflowTests : IDisposable
{
    private readonly RunnerFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("services: { db: { image: x } }", "services")]
    [InlineData("container: x", "container")]
    public async Task What_it_does_not_interpret_ends_the_run(string line, string named)
    {
        var error = await Assert.ThrowsAsync<UninterpretedException>(() => _fixture.RunAsync($"a:\n  {Machine}\n  {line}\n  steps:\n    - run: \"true\""));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uses: actions/setup-node@3d3c42e5aac5ba805825da76410c181273ba90b1", "actions/setup-node")]
    [InlineData("uses: actions/checkout@v7", "not pinned")]
    [InlineData("run: echo ${{ github.ref }}", "expression in the script")]
    [InlineData("if: matrix.x == 1\n      run: 'true'", "there is no such context")]
    [InlineData("if: secrets.TOKEN != ''\n      run: 'true'", "there is no such context")]
    public async Task A_step_that_it_does_not_interpret_ends_the_run(string step, string named)
    {
        var error = await Assert.ThrowsAsync<UninterpretedException>(() => _fixture.RunAsync($"a:\n  {Machine}\n  steps:\n    - {step}"));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
