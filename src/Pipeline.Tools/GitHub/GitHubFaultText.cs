using System.Globalization;
using System.Net;
using Octokit;
using Pipeline.Core.Text;
using Pipeline.Shared;

namespace Pipeline.Tools.GitHub;

/// <summary>Says what went wrong with GitHub, and what to do.</summary>
/// <param name="repository">The repository.</param>
/// <param name="token">The secret that no message may show, whoever echoes it.</param>
/// <param name="errand">What it is spoken to for.</param>
internal sealed class GitHubFaultText(GitHubRepository repository, string token, GitHubErrand errand)
{
    private const int LongestQuote = 300;

    /// <summary>The exception for <paramref name="exception"/>.</summary>
    /// <param name="what">What was to be done, such as <c>find the releases</c>.</param>
    /// <param name="exception">What came of it.</param>
    /// <param name="pause">How long GitHub is to be left alone.</param>
    /// <param name="now">The time here.</param>
    public GitHubException Describe(string what, Exception exception, TimeSpan pause, DateTimeOffset now) => exception switch
    {
        ApiException api => Failed(what, $"GitHub answered {(int)api.StatusCode}: {Quote(Answer(api))}", Advise(api, pause, now), exception),
        HttpRequestException http => Failed(what, $"{repository.Api.Authority} cannot be reached ({http.HttpRequestError}: {Quote(http.Message)})", $"Check the network, the proxy (HTTPS_PROXY) and the address of the API. {errand.Repeat}", exception),
        OperationCanceledException => Failed(what, $"{repository.Api.Authority} did not answer in time", $"Check the network and the proxy (HTTPS_PROXY). {errand.Repeat}", exception),
        _ => Failed(what, $"{repository.Api} answered with what GitHub's API never says ({Quote(exception.Message)})", "Check the address of the API, and what the proxy does.", exception),
    };

    /// <summary>The exception for a time that ran out over all.</summary>
    public GitHubException OutOfTime(string what, TimeSpan limit) => Failed(what, $"{errand.Name} took more than {limit.TotalMinutes:0.#} minutes", errand.Repeat, null);

    private GitHubException Failed(string what, string why, string advice, Exception? cause) => new($"{repository}: could not {what}: {why}. {advice}", Masked(cause));

    // An exception's own text may hold what the server said.
    private Exception? Masked(Exception? cause) => cause is not null && cause.ToString().Contains(token, StringComparison.Ordinal) ? null : cause;

    private static string Answer(ApiException exception)
    {
        var details = exception.ApiError?.Errors?.Select(error => error.Message ?? $"{error.Resource} {error.Field} {error.Code}".Trim()) ?? [];
        return string.Join("; ", details.Prepend(exception.Message));
    }

    private string Advise(ApiException exception, TimeSpan pause, DateTimeOffset now) => exception switch
    {
        _ when GitHubFaults.IsLimit(exception) => $"GitHub asks for a pause until {(now + pause).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}. {errand.Repeat}",
        AuthorizationException => $"The token is none, or no longer one: hand over one that may {errand.Right} as GITHUB_TOKEN. {errand.Repeat}",
        ForbiddenException => $"The token may not do that: it must be one that may {errand.Right} ('permissions: {errand.Permission}' of the job), and an organization may ask for more. {errand.Repeat}",
        NotFoundException => $"The repository is not there, or the token may not {errand.Right} of it. Check its name (--github-repository) and the token. {errand.Repeat}",
        { StatusCode: >= HttpStatusCode.InternalServerError } => $"GitHub has a fault of its own (https://www.githubstatus.com). {errand.Repeat}",
        _ => $"{errand.LookAt} {errand.Repeat}",
    };

    private string Quote(string text)
    {
        var line = PlainText.OneLine(SecretPatterns.Of(token).Mask(text)).Trim();
        return line.Length <= LongestQuote ? line : $"{line[..LongestQuote]}…";
    }
}
