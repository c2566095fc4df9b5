namespace Pipeline.Testing.Linting;

/// <summary>Something that is wrong with a workflow.</summary>
public sealed record WorkflowFinding(string File, int Line, string Message);
