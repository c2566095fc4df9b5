using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner;

/// <summary>What starts a workflow.</summary>
public sealed record WorkflowEvent(string Name, string Ref, string Sha)
{
    public string BaseRef { get; init; } = "";

    public string HeadRef { get; init; } = "";

    /// <summary>The account that started the run.</summary>
    public string Actor { get; init; } = "ada";

    public JsonObject Payload { get; init; } = [];

    /// <summary>The inputs that a person filled in.</summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>True when the event comes from a fork: GitHub hands it no secret and a token that only reads.</summary>
    public bool IsFromFork { get; init; }

    public static WorkflowEvent Push(string branch, string sha) => new("push", "refs/heads/" + branch, sha);

    public static WorkflowEvent Dispatch(string branch, string sha, params (string Name, string Value)[] inputs)
    {
        var values = new JsonObject();
        foreach (var (name, value) in inputs)
            values[name] = value;
        return new WorkflowEvent("workflow_dispatch", "refs/heads/" + branch, sha) { Inputs = values };
    }

    /// <summary>A timer of the default branch, by its cron fields.</summary>
    public static WorkflowEvent Schedule(string branch, string sha, string cron) => new("schedule", "refs/heads/" + branch, sha) { Payload = new JsonObject { ["schedule"] = cron } };

    public static WorkflowEvent PullRequest(int number, string head, string into, string mergeSha, string headRepository, string title) =>
        new("pull_request", $"refs/pull/{number}/merge", mergeSha)
        {
            BaseRef = into,
            HeadRef = head,
            IsFromFork = headRepository != WorkflowHost.Repository,
            Payload = new JsonObject
            {
                ["pull_request"] = new JsonObject
                {
                    ["number"] = number,
                    ["title"] = title,
                    ["head"] = new JsonObject { ["ref"] = head, ["repo"] = new JsonObject { ["full_name"] = headRepository } },
                },
            },
        };
}
