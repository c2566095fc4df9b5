using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Testing.GitHub;

/// <summary>The part of GitHub that knows who started which run, and who is in which team.</summary>
public sealed class FakeActors
{
    /// <summary>Each run: who started it first, who again, and how it stands.</summary>
    public Dictionary<long, (string Actor, string? Triggering, string Status)> Runs { get; } = [];

    /// <summary>Who started a run that is not among <see cref="Runs"/> and goes on; null: nobody did.</summary>
    public Func<long, string?> FindActor { get; set; } = _ => null;

    /// <summary>The teams that the token may see, such as <c>acme/sre</c>, with their members and how these stand.</summary>
    public Dictionary<string, Dictionary<string, string>> Teams { get; } = [];

    /// <summary>Whether the token may ask for members of organizations.</summary>
    public bool SeesMembers { get; set; } = true;

    /// <summary>The only token that may ask for members; null: every one may.</summary>
    public string? MembersToken { get; set; }

    internal (HttpStatusCode Status, JsonNode? Answer)? Answer(HttpRequest request, string repository) => (request.Method, request.Path.Value!.Trim('/').Split('/')) switch
    {
        ("GET", ["repos", var owner, var name, "actions", "runs", var id]) when $"{owner}/{name}" == repository && Find(long.Parse(id, null)) is { } run => (HttpStatusCode.OK, new JsonObject
        {
            ["id"] = long.Parse(id, null),
            ["status"] = run.Status,
            ["actor"] = User(run.Actor),
            ["triggering_actor"] = run.Triggering is null ? null : User(run.Triggering),
        }),
        ("GET", ["orgs", ..]) when !SeesMembers || (MembersToken is { } token && !request.Headers.Authorization.ToString().EndsWith($" {token}", StringComparison.Ordinal)) => (HttpStatusCode.Forbidden, new JsonObject { ["message"] = "Resource not accessible by integration" }),
        ("GET", ["orgs", var organization, "teams", var team, "memberships", var login]) when Teams.TryGetValue($"{organization}/{team}", out var members) && members.TryGetValue(login, out var state) =>
            (HttpStatusCode.OK, new JsonObject { ["url"] = request.Path.Value, ["role"] = "member", ["state"] = state }),
        ("GET", ["orgs", var organization, "teams", var team]) when Teams.ContainsKey($"{organization}/{team}") => (HttpStatusCode.OK, new JsonObject { ["id"] = 1, ["slug"] = team, ["name"] = team }),
        _ => null,
    };

    private (string Actor, string? Triggering, string Status)? Find(long id) =>
        Runs.TryGetValue(id, out var run) ? run : FindActor(id) is { } actor ? (actor, actor, "in_progress") : null;

    private static JsonObject User(string login) => new() { ["login"] = login, ["id"] = 7, ["type"] = "User" };
}
