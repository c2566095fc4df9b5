using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>A step of a module: a stage, or a hook before or after one.</summary>
/// <param name="Stage">The stage; of a hook the one that it belongs to.</param>
/// <param name="Hook">The hook's name; null: the stage itself.</param>
internal readonly record struct StepId(Stage Stage, string? Hook = null)
{
    /// <summary>The name, such as <c>UnitTest</c> or <c>SeedOrders</c>.</summary>
    public override string ToString() => Hook ?? Stage.ToString();

    /// <summary>The stage itself as a step.</summary>
    public static StepId FromStage(Stage stage) => new(stage);

    /// <inheritdoc cref="FromStage"/>
    public static implicit operator StepId(Stage stage) => new(stage);
}
