namespace Pipeline.Reports.Runs;

/// <summary>Metrics and outputs of stages by the names that people have for them; those of hooks keep their own.</summary>
internal static class MetricNames
{
    private static readonly OrderedDictionary<string, string> Known = new()
    {
        ["tests.total"] = "Tests",
        ["tests.passed"] = "Tests passed",
        ["tests.failed"] = "Tests failed",
        ["tests.skipped"] = "Tests skipped",
        ["coverage.line"] = "Lines covered",
        ["coverage.branch"] = "Branches covered",
        ["image.bytes"] = "Image size",
        ["packages.total"] = "Packages",
        ["packages.unassessed"] = "Packages not compared",
        ["packages.unread"] = "Package files not read",
        ["advisories.missing"] = "Images not compared",
        ["vulnerabilities.critical"] = "Critical vulnerabilities",
        ["vulnerabilities.high"] = "High vulnerabilities",
        ["vulnerabilities.medium"] = "Medium vulnerabilities",
        ["vulnerabilities.low"] = "Low vulnerabilities",
        ["vulnerabilities.unknown"] = "Vulnerabilities of unknown severity",
        ["public"] = "Public address",
        ["endpoint"] = "Address",
        ["commit"] = "Commit",
        ["imageId"] = "Image id",
    };

    /// <summary>The name for people.</summary>
    public static string Of(string name) => Known.GetValueOrDefault(name, name);

    /// <summary>The entries in the order in which people look for them: known ones as above, then the others by name.</summary>
    public static IEnumerable<KeyValuePair<string, T>> Ordered<T>(IEnumerable<KeyValuePair<string, T>> entries) =>
        entries.OrderBy(entry => Known.IndexOf(entry.Key) is >= 0 and var place ? place : Known.Count).ThenBy(entry => entry.Key, StringComparer.Ordinal);
}
