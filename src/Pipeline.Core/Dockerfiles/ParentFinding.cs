namespace Pipeline.Core.Dockerfiles;

/// <summary>A parent that may be another image tomorrow.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="Problem">Why, and what to write instead.</param>
internal sealed record ParentFinding(ParentImage Parent, string Problem);
