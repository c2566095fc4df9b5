using Pipeline.Core.Errors;
using Pipeline.Tools.Tests.Provisioning;
using Pipeline.Tools.Waiting;

namespace Pipeline.Tools.Tests.Waiting;

public sealed class WaitingLogTests : IDisposable
{
    private readonly StringWriter _log = new() { NewLine = "\n" };
    private readonly TaskCompletionSource _done = new();
    private int _asked;

    [Fact]
    public async Task It_tells_what_is_waited_for_each_time_that_changes()
    {
        await DuringAsync("0 of 2", "0 of 2", null, "1 of 2", "1 of 2");

        Assert.Equal("0 of 2\n1 of 2\n", _log.ToString());
    }

    [Fact]
    public async Task A_question_that_is_not_answered_ends_nothing()
    {
        await DuringAsync("!", "1 of 2");

        Assert.Equal("1 of 2\n", _log.ToString());
    }

    [Fact]
    public async Task What_goes_wrong_in_the_work_is_what_who_waits_hears()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => Log("0 of 1").DuringAsync(() => throw new PipelineException("it broke"), TestContext.Current.CancellationToken));

        Assert.Equal("it broke", exception.Message);
    }

    public void Dispose() => _log.Dispose();

    private Task DuringAsync(params string?[] answers) => Log(answers).DuringAsync(() => _done.Task, TestContext.Current.CancellationToken);

    // The work ends with the question after the last answer.
    private WaitingLog Log(params string?[] answers) => new(
        _ =>
        {
            if (_asked == answers.Length)
                _done.TrySetResult();
            var answer = answers[Math.Min(_asked++, answers.Length - 1)];
            return answer == "!" ? throw new PipelineException("no answer") : Task.FromResult(answer);
        },
        _log,
        TimeSpan.FromSeconds(5),
        new HastyTime());
}
