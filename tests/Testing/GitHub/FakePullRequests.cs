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

    /// <summary>Their comments, the oldest first.</summary>
    public List<FakeComment> Comments { get; } = [];

    /// <summary>The pull requests that are closed.</summary>
    public HashSet<int> Closed { get; } = [];

    /// <summary>Whether the token may read them.</summary>
    public bool IsAllowed { get; set; } = true;

    internal (HttpStatusCode Status, JsonNode? Answer)? Answer(HttpRequest request, byte[] body, string repository)
    {
        if (request.Method != "POST" || !request.Path.Value!.EndsWith("/graphql", StringComparison.Ordinal))
            return null;
        var question = JsonNode.Parse(body)!;
        if (question["query"]!.ToString() is var query && (query.StartsWith("mutation", StringComparison.Ordinal) || query.Contains("comments(first", StringComparison.Ordinal)))
            return (HttpStatusCode.OK, IsAllowed ? Comment(query, question["variables"]!) : Refused());
        if (!IsAllowed || $"{question["variables"]!["owner"]}/{question["variables"]!["name"]}" != repository)
            return (HttpStatusCode.OK, Refused());
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

    private static JsonObject Refused() => new() { ["data"] = new JsonObject { ["repository"] = null }, ["errors"] = new JsonArray(new JsonObject { ["type"] = "FORBIDDEN", ["message"] = $"Resource not accessible by integration {FakeGitHub.Token}" }) };

    // Two a page, so that pages are turned.
    private JsonObject Comment(string query, JsonNode variables)
    {
        const int page = 2;
        var text = variables["body"]?.ToString() ?? "";
        if (query.Contains("addComment(", StringComparison.Ordinal))
        {
            Comments.Add(new FakeComment(int.Parse(variables["subject"]!.ToString()["PR_".Length..], null), text, IsOurs: true));
            return new JsonObject { ["data"] = new JsonObject { ["addComment"] = new JsonObject { ["subject"] = new JsonObject { ["id"] = variables["subject"]!.DeepClone() } } } };
        }

        if (query.Contains("updateIssueComment(", StringComparison.Ordinal))
        {
            var index = int.Parse(variables["id"]!.ToString()["IC_".Length..], null);
            Comments[index] = Comments[index] with { Body = text };
            return new JsonObject { ["data"] = new JsonObject { ["updateIssueComment"] = new JsonObject { ["issueComment"] = new JsonObject { ["id"] = variables["id"]!.DeepClone() } } } };
        }

        var number = variables["number"]!.GetValue<int>();
        if (!Known.ContainsKey(number))
            return new JsonObject { ["data"] = new JsonObject { ["repository"] = new JsonObject { ["pullRequest"] = null } } };
        var from = int.Parse(variables["after"]?.ToString() ?? "0", null);
        var all = Comments.Index().Where(one => one.Item.PullRequest == number).ToList();
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["repository"] = new JsonObject
                {
                    ["pullRequest"] = new JsonObject
                    {
                        ["id"] = $"PR_{number}",
                        ["state"] = Closed.Contains(number) ? "CLOSED" : "OPEN",
                        ["comments"] = new JsonObject
                        {
                            ["nodes"] = new JsonArray([.. all.Skip(from).Take(page).Select(one => new JsonObject { ["id"] = $"IC_{one.Index}", ["body"] = one.Item.Body, ["viewerDidAuthor"] = one.Item.IsOurs })]),
                            ["pageInfo"] = new JsonObject { ["hasNextPage"] = all.Count > from + page, ["endCursor"] = $"{from + page}" },
                        },
                    },
                },
            },
        };
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
