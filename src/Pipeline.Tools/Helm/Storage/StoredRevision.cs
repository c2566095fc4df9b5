namespace Pipeline.Tools.Helm.Storage;

/// <summary>A revision of a release, as its record in the cluster is labelled.</summary>
/// <param name="Release">The release.</param>
/// <param name="Revision">1, 2, 3 …</param>
/// <param name="Status">Helm's word: <c>deployed</c>, <c>superseded</c>, <c>failed</c>, <c>pending-upgrade</c> …</param>
/// <param name="Changed">When the record was written last, to the second.</param>
internal sealed record StoredRevision(string Release, int Revision, string Status, DateTimeOffset Changed)
{
    /// <summary>True while a Helm works on it, or when one was killed while it did.</summary>
    public bool IsPending => Status.StartsWith("pending-", StringComparison.Ordinal) || Status == "uninstalling";
}
