using NSubstitute;
using Pipeline.Core.Errors;
using Pipeline.Core.Load;
using Pipeline.Tools.Load;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Load;

public sealed class LoadGeneratorsTests
{
    [Theory]
    [InlineData("k6 wrk", 50.0, "k6")]
    [InlineData("wrk", null, "wrk")]
    [InlineData("wrk", 50.0, "built-in")]
    [InlineData("", null, "built-in")]
    public async Task What_is_there_is_taken_as_long_as_it_can_keep_the_rate(string there, double? rate, string chosen) =>
        Assert.Equal(chosen, (await Generators(there).ChooseAsync(LoadGeneratorChoice.Auto, new LoadTestSettings { Rate = rate }, TestContext.Current.CancellationToken)).Name);

    [Fact]
    public async Task What_was_asked_for_and_is_not_there_is_told()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => Generators("k6").ChooseAsync(LoadGeneratorChoice.Wrk, new LoadTestSettings(), TestContext.Current.CancellationToken));

        Assert.Contains("the program 'wrk' is not on PATH; on Debian and Ubuntu: apt-get install wrk", exception.Message, StringComparison.Ordinal);
    }

    private static LoadGenerators Generators(string there)
    {
        var processes = Substitute.For<IProcessRunner>();
        processes.RunAsync(Arg.Any<Command>(), Arg.Any<Action<ProcessLine>?>(), Arg.Any<CancellationToken>()).Returns(call => there.Contains(call.Arg<Command>().Program, StringComparison.Ordinal)
            ? Task.FromResult(new ProcessResult(0, []))
            : Task.FromException<ProcessResult>(new ProgramNotFoundException(call.Arg<Command>().Program)));
        return new LoadGenerators(processes, TimeProvider.System);
    }
}
