using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Core.Planning;

namespace Pipeline.Releases.Papers;

/// <summary>Completes what commits tell of pull requests by what GitHub does (D12).</summary>
internal static partial class ToldRequests
{
    /// <summary>The pull requests of <paramref name="requests"/>; title, author and description are what GitHub says now, and issues are those of both.</summary>
    /// <param name="requests">What commits tell.</param>
    /// <param name="told">What GitHub tells; of those that are not among it the commits' word stays.</param>
    public static IReadOnlyList<MergedRequest> Complete(IReadOnlyList<MergedRequest> requests, IEnumerable<ToldRequest> told)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var byNumber = told.ToDictionary(one => one.Number);
        return [.. requests.Select(request => byNumber.TryGetValue(request.Number, out var one) ? Complete(request, one) : request)];
    }

    private static MergedRequest Complete(MergedRequest request, ToldRequest told)
    {
        // What a template says to whoever fills it in is no description.
        var description = Comment().Replace(told.Description ?? "", "").Trim();
        // GitHub links by a keyword only what goes into the default branch.
        var named = PlannedCommitReader.Issues(description, []).Select(issue => string.Create(CultureInfo.InvariantCulture, $"#{issue}"));
        return request with
        {
            Title = told.Title,
            Author = told.Author ?? request.Author,
            Description = description.Length == 0 ? null : description,
            Issues = [.. told.Issues.Concat(named).Concat(request.Issues).Distinct()],
            IsTold = true,
        };
    }

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
