namespace Pipeline.Core.Rollbacks;

/// <summary>One revision in a release's history, as Helm and the local runtime keep it.</summary>
/// <param name="Revision">1, 2, 3 …</param>
/// <param name="DeployedAt">When.</param>
/// <param name="Status"><c>deployed</c>, <c>superseded</c>, <c>failed</c> or another word of Helm's.</param>
/// <param name="Chart">Name and version of the chart, <c>orders-1.2.3-…</c>.</param>
/// <param name="Description">What was noted: <c>1.2.3 of commit …</c>, <c>Rollback to 4</c>, or why it failed.</param>
public sealed record ReleaseRevision(int Revision, DateTimeOffset DeployedAt, string Status, string Chart, string Description);
