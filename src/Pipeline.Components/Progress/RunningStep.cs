namespace Pipeline.Components.Progress;

/// <summary>A step at work.</summary>
/// <param name="Module">Whose.</param>
/// <param name="Title">Its name.</param>
/// <param name="Started">The timestamp of its start.</param>
/// <param name="LastLine">What it said last; empty: nothing yet.</param>
internal sealed record RunningStep(string Module, string Title, long Started, string LastLine);
