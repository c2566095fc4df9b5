using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Jobs;

/// <summary>How a job ended: success, failure, cancelled or skipped, and what it hands on.</summary>
public sealed record JobOutcome(string Result, JsonObject Outputs)
{
    public static JobOutcome Skipped { get; } = new("skipped", []);

    public static JobOutcome Cancelled { get; } = new("cancelled", []);

    internal JsonObject AsContext() => new() { ["result"] = Result, ["outputs"] = Outputs.DeepClone() };

    /// <summary>One outcome for all jobs of a matrix: the worst result, the outputs of whoever has them.</summary>
    public static JobOutcome Of(IReadOnlyList<JobOutcome> all)
    {
        var outputs = new JsonObject();
        foreach (var (name, value) in all.SelectMany(outcome => outcome.Outputs))
            outputs[name] = value?.DeepClone();
        string[] worstFirst = ["failure", "cancelled", "success", "skipped"];
        return new JobOutcome(worstFirst.First(result => all.Any(outcome => outcome.Result == result)), outputs);
    }
}
