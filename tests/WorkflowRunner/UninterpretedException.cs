namespace Pipeline.WorkflowRunner;

/// <summary>A workflow holds something that this runner does not interpret: the run would prove nothing, so it ends.</summary>
public sealed class UninterpretedException(string place, string what) : Exception($"{place}: {what}");
