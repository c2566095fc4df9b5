namespace Pipeline.Tools.Processes;

/// <summary>A line that a process wrote.</summary>
/// <param name="Text">The line without its end.</param>
/// <param name="IsError">True when it came from standard error.</param>
public readonly record struct ProcessLine(string Text, bool IsError);
