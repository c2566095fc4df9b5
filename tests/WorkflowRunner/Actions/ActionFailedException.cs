namespace Pipeline.WorkflowRunner.Actions;

/// <summary>An action found something wrong, as the real one would.</summary>
internal sealed class ActionFailedException(string message) : Exception(message);
