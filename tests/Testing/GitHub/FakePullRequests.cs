using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Testing.GitHub;

/// <summary>The part of GitHub's GraphQL API that tells of pull requests.</summary>
public sealed partial class FakePullRequests
{
    /// <summary>Each pull request by its number.</summary>
    public Dictionary<int, FakePullRequest> Known { get; } = [];

    /// <summary>Whether the token may read them.</summary>
    public bool IsAllowed { get; set; } = true;

    internal (HttpStatusCode Status, JsonNode? Answer)? Answer(HttpRequest request, byte[] body, string repository)
    {
        if (request.Method != "POST" || !request.Path.Value!.EndsWith("/graphql", StringComparison.Ordinal))
            return null;
        var question = JsonNode.Parse(body)!;
        if (!IsAllowed || $"{question["variables"]!["owner"]}/{question["variables"]!["name"]}" != repository)
            return (HttpStatusCode.OK, new JsonObject { ["data"] = new JsonObject { ["repository"] = null }, ["errors"] = new JsonArray(new JsonObject { ["type"] = "FORBIDDEN", ["message"] = $"Resource not accessible by integration {FakeGitHub.Token}" }) });
        var (answers, errors) = (new JsonObject(), new JsonArray());
        foreach (Match asked in Asked().Matches(question["query"]!.ToString()))
        {
            var number = int.Parse(asked.Groups["number"].Value, null);
            answers[asked.Groups["name"].Value] = Known.TryGetValue(number, out var found) ? Json(number, found, repository) : null;
            if (found is null)
                errors.Add(new JsonObject { ["type"] = "NOT_FOUND", ["message"] = $"Could not resolve to a PullRequest with the number of {number}." });
        }

        var answer = new JsonObject { ["data"] = new JsonObject { ["repository"] = answers } };
        if (errors.Count > 0)
            answer["errors"] = errors;
        return (HttpStatusCode.OK, answer);
    }

    private static JsonObject Json(int number, FakePullRequest request, string repository) => new()
    {
        ["number"] = number,
        ["title"] = request.Title,
        ["body"] = request.Body,
        ["author"] = request.Author is null ? null : new JsonObject { ["login"] = request.Author },
        ["closingIssuesReferences"] = new JsonObject
        {
            ["nodes"] = new JsonArray([.. request.Issues.Select(issue => issue.Split('#')).Select(issue => new JsonObject
            {
                ["number"] = int.Parse(issue[1], null),
                ["repository"] = new JsonObject { ["nameWithOwner"] = issue[0].Length == 0 ? repository : issue[0] },
            })]),
        },
    };

    [GeneratedRegex(@"(?<name>p\d+): pullRequest\(number: (?<number>\d+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();
}
