namespace Pipeline.Releases.Schedules;

/// <summary>A span of time: its start is part of it, its end is not.</summary>
/// <param name="Start">The start.</param>
/// <param name="End">The end.</param>
internal readonly record struct OpenSpan(DateTimeOffset Start, DateTimeOffset End);
