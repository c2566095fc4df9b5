using System.Text.Json.Nodes;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>What an expression can read at one place.</summary>
internal sealed record ExpressionContext
{
    /// <summary>The contexts by name; one that is not here does not exist at this place.</summary>
    public required IReadOnlyDictionary<string, JsonObject> Contexts { get; init; }

    /// <summary>How everything before ended; null where the status functions do not exist.</summary>
    public Func<string, bool>? Status { get; init; }

    /// <summary>The work tree for hashFiles; null where the function does not exist.</summary>
    public string? Workspace { get; init; }

    public ExpressionContext With(string name, JsonObject value) =>
        this with { Contexts = new Dictionary<string, JsonObject>(Contexts) { [name] = value } };
}
