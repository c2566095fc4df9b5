namespace Pipeline.Stages.Deploy;

/// <summary>The file of a <see cref="DeploymentJournal"/>.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Runtime"><c>kubernetes</c> or <c>local</c>.</param>
/// <param name="Releases">What was changed there, in the order of the changes.</param>
/// <param name="IsGoingBack">Whether it has begun to go back. Default: no.</param>
internal sealed record ChangedReleases(string Namespace, string Runtime, IReadOnlyList<ChangedRelease> Releases, bool IsGoingBack = false);
