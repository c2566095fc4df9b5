using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Tests.UnitTest;

public sealed class BuildStageSuiteTests : IDisposable
{
    private readonly UnitTestScene _scene = new();

    [Fact]
    public async Task Results_and_coverage_are_read_out_of_the_build_stage()
    {
        _scene.Write("Dockerfile", "FROM scratch AS test\nCOPY out /results\nFROM scratch\nCOPY Dockerfile /\n");
        _scene.Write("out/junit.xml", "<testsuite name='cart'><testcase name='adds'/></testsuite>");
        _scene.Write("out/deep/cobertura.xml", "<coverage><class filename='a.py'><line number='1' hits='1'/></class></coverage>");
        _scene.Write("out/notes.txt", "any other file stays evidence");

        var result = await RunAsync();

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.Equal(["coverage/deep/cobertura.xml", "results/junit.xml", "results/notes.txt", "tests.json"], result.Files);
        Assert.Equal((1, 100), (result.Metrics["tests.total"], result.Metrics["coverage.line"]));
    }

    [Fact]
    public async Task A_link_in_the_results_leads_nowhere_on_this_machine()
    {
        _scene.Write("Dockerfile", "FROM scratch AS test\nCOPY out /results\n");
        _scene.Write("out/junit.xml", "<testsuite name='cart'><testcase name='adds'/></testsuite>");
        Directory.CreateSymbolicLink(Path.Combine(_scene.ModuleDirectory, "out", "elsewhere"), _scene.ModuleDirectory);

        var result = await RunAsync();

        Assert.Equal(["results/junit.xml", "tests.json"], result.Files);
    }

    [Fact]
    public async Task A_build_stage_without_results_fails_with_the_next_step()
    {
        _scene.Write("Dockerfile", "FROM scratch AS test\nCOPY Dockerfile /\n");

        var result = await RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.Contains("/results in it holds no test result. Let its tests write JUnit XML there.", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_stage_that_cannot_be_built_fails_with_the_engines_words()
    {
        _scene.Write("Dockerfile", "FROM scratch AS test\nCOPY missing /results\n");

        var result = await RunAsync();

        Assert.Equal(StageStatus.Failed, result.Status);
        Assert.StartsWith("The build stage 'test' could not be built: ", result.Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _scene.Dispose();

    private async Task<StageResult> RunAsync()
    {
        Requires.ContainerEngine();
        var engine = await new ContainerEngineFinder(new ProcessRunner()).FindAsync(TestContext.Current.CancellationToken);
        return await _scene.RunAsync(new TestSettings { Target = "test" }, engine);
    }
}
