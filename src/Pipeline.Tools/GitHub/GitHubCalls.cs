using System.Text.RegularExpressions;
using Octokit;
using Octokit.Internal;
using Polly;
using Polly.Retry;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.GitHub;

/// <summary>
/// Speaks with GitHub through Octokit, one call at a time: repeated after faults of the moment, as long as GitHub asks, all within
/// one limit.
/// </summary>
internal sealed partial class GitHubCalls : IDisposable
{
    private const int MostRetries = 6;
    private readonly GitHubOptions _options;
    private readonly TimeProvider _time;
    private readonly GitHubFaultText _text;
    private readonly CallHandler _handler;
    private readonly HttpClientAdapter _http;
    private readonly CancellationTokenSource _limit;
    private readonly long _start;
    private readonly ResiliencePipeline _retry;

    /// <exception cref="PipelineException">The token is none; the message does not repeat it.</exception>
    public GitHubCalls(GitHubRepository repository, string token, GitHubErrand errand, GitHubOptions options, TimeProvider time)
    {
        if (!Token().IsMatch(token))
            throw new PipelineException("The GitHub token holds white space, line breaks or other characters that no token has. Copy it again into GITHUB_TOKEN, without quotes.");
        (_options, _time, _text) = (options, time, new GitHubFaultText(repository, token, errand));
        _handler = new CallHandler { InnerHandler = HttpMessageHandlerFactory.CreateDefault() };
        _http = new HttpClientAdapter(() => _handler);
        var connection = new Connection(new ProductHeaderValue("Pipeline"), repository.Api, new InMemoryCredentialStore(new Credentials(token)), _http, new SimpleJsonSerializer());
        connection.SetRequestTimeout(options.RequestTime);
        Client = new GitHubClient(connection);
        _start = time.GetTimestamp();
        _limit = new CancellationTokenSource(options.TotalTime, time);
        _retry = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = fault => ValueTask.FromResult(
                    !fault.Context.CancellationToken.IsCancellationRequested
                    && GitHubFaults.IsOfTheMoment(fault.Outcome.Exception)
                    && PauseAfter(fault.Outcome.Exception, fault.AttemptNumber) < _options.TotalTime - _time.GetElapsedTime(_start)),
                MaxRetryAttempts = MostRetries,
                DelayGenerator = fault => ValueTask.FromResult<TimeSpan?>(PauseAfter(fault.Outcome.Exception, fault.AttemptNumber)),
            })
            .Build();
    }

    /// <summary>GitHub, for use in calls.</summary>
    public GitHubClient Client { get; }

    /// <summary>Calls GitHub.</summary>
    /// <param name="what">What is to be done, for messages: <c>find the releases</c>.</param>
    /// <param name="call">Does it; is given the number of the attempt, from 0. A later attempt does not know what came of the one before, and looks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitHubException">GitHub refused, cannot be reached, or there is no time left.</exception>
    public async Task<T> RunAsync<T>(string what, Func<int, Task<T>> call, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _limit.Token);
        _handler.Stop = stop.Token;
        var attempt = 0;
        try
        {
            return await _retry.ExecuteAsync(async _ => await call(attempt++), stop.Token);
        }
        catch (Exception exception) when (GitHubFaults.IsOfGitHub(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw _limit.IsCancellationRequested
                ? _text.OutOfTime(what, _options.TotalTime)
                : _text.Describe(what, exception, PauseAfter(exception, attempt - 1), _time.GetUtcNow());
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
        _limit.Dispose();
    }

    private TimeSpan PauseAfter(Exception? exception, int attempt) => GitHubFaults.PauseAfter(exception, attempt, _time.GetUtcNow());

    [GeneratedRegex(@"\A[\x21-\x7E]+\z")]
    private static partial Regex Token();
}
