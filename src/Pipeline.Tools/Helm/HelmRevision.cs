namespace Pipeline.Tools.Helm;

/// <summary>One revision in a release's history.</summary>
/// <param name="Revision">1, 2, 3 …</param>
/// <param name="Updated">When it was deployed.</param>
/// <param name="Status">Helm's word: <c>deployed</c>, <c>superseded</c>, <c>failed</c>, <c>pending-upgrade</c> …</param>
/// <param name="Chart">The chart's name and version, <c>orders-1.2.3-…</c>.</param>
/// <param name="AppVersion">The chart's appVersion.</param>
/// <param name="Description">What Helm noted, such as why it failed.</param>
public sealed record HelmRevision(
    int Revision,
    DateTimeOffset Updated,
    string Status,
    string Chart,
    [property: System.Text.Json.Serialization.JsonPropertyName("app_version")] string AppVersion,
    string Description);
