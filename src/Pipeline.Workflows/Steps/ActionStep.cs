using System.Runtime.CompilerServices;
using Pipeline.Workflows.Actions;
using Pipeline.Workflows.Expressions;
using Pipeline.Workflows.Validation;

namespace Pipeline.Workflows.Steps;

/// <summary>An action at a pinned commit.</summary>
/// <param name="action">The action.</param>
/// <param name="file">Given by the compiler.</param>
/// <param name="line">Given by the compiler.</param>
public sealed class ActionStep(PinnedAction action, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Step(SourcePlace.Of(file, line))
{
    /// <summary>The action.</summary>
    public PinnedAction Action { get; } = action;

    /// <summary>Its inputs by name.</summary>
    public OrderedDictionary<string, Value> With { get; init; } = [];
}
