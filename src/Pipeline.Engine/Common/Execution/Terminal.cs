namespace Nuke.Common.Execution;

/// <summary>A person's terminal, or any other place that is no build server.</summary>
public class Terminal : Host;
