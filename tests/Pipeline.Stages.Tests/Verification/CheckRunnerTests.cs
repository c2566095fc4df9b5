using Pipeline.Core.Verification;
using Pipeline.Stages.Verification;

namespace Pipeline.Stages.Tests.Verification;

public sealed class CheckRunnerTests : IDisposable
{
    private readonly StringWriter _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task What_passes_runs_once() => Assert.Equal((new CheckOutcome("GET /", null, null), 1), await RunAsync([null]));

    [Fact]
    public async Task What_passes_only_when_it_runs_once_more_is_flaky()
    {
        var (outcome, runs) = await RunAsync("answered 503", null);

        Assert.Equal((new CheckOutcome("GET /", "answered 503", null), true, 2), (outcome, outcome.IsFlaky, runs));
        Assert.Equal("GET /: answered 503; it runs once more\nGET /: passed this time, which is flaky\n", _log.ToString());
    }

    [Fact]
    public async Task What_fails_twice_failed() => Assert.Equal((new CheckOutcome("GET /", "answered 503", "answered 502"), 2), await RunAsync("answered 503", "answered 502"));

    private async Task<(CheckOutcome Outcome, int Runs)> RunAsync(params string?[] answers)
    {
        var runs = 0;
        var outcome = await new CheckRunner(_log, TimeProvider.System).RunAsync("GET /", _ => Task.FromResult(answers[runs++]), TestContext.Current.CancellationToken);
        return (outcome, runs);
    }
}
