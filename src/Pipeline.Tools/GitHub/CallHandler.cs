using System.Net.Mime;

namespace Pipeline.Tools.GitHub;

/// <summary>
/// Adds to every request what Octokit leaves out: it can be cancelled, its answer is read to the end within its time and has a
/// largest size, JSON is called JSON, and no token goes over an open line.
/// </summary>
internal sealed class CallHandler : DelegatingHandler
{
    private const long LargestAnswer = 64 * 1024 * 1024;

    /// <summary>Stops the requests that are made from now on.</summary>
    public CancellationToken Stop { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!GitHubRepository.IsSafe(request.RequestUri!))
            throw new GitHubException($"GitHub refers to {request.RequestUri!.GetLeftPart(UriPartial.Authority)}, which is not encrypted: no token is sent there. Check the address of its API, and the proxy.");
        // Octokit calls its JSON a form, which GitHub overlooks but its description of the API does not allow.
        if (request.Content?.Headers.ContentType is { MediaType: "application/x-www-form-urlencoded" } type)
            type.MediaType = MediaTypeNames.Application.Json;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Stop);
        var response = await base.SendAsync(request, either.Token);
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, either.Token);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
