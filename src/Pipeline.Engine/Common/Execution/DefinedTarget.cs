namespace Nuke.Common.Execution;

/// <summary>A target and what its definition says.</summary>
internal sealed record DefinedTarget(ExecutableTarget Target, TargetDefinition Definition);
