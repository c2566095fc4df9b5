using Pipeline.Core.Load;

namespace Pipeline.Components.Operations;

/// <summary>What load tests say of a bundle.</summary>
internal static class LoadEvidence
{
    /// <summary>The name of the evidence.</summary>
    public const string Name = "LoadTest";

    private static readonly string[] Shared = ["load.json", "load.html"];

    /// <summary>Of each module that was tested as declared, and of the whole when all that is declared was.</summary>
    public static IReadOnlyList<FoundEvidence> Of(LoadRecord record, bool isOfWhole)
    {
        ArgumentNullException.ThrowIfNull(record);
        List<FoundEvidence> found = [.. record.Tests.Where(test => !test.IsOfApplication && test.Shortfalls.Count == 0).Select(test => new FoundEvidence(Name, test.Module, test.Faults.Count == 0, LoadMetrics.Of(test.Measured), FilesOf(test)))];
        if (isOfWhole && record.Tests.All(test => test.Shortfalls.Count == 0))
            found.Add(new FoundEvidence(Name, null, record.Tests.All(test => test.Faults.Count == 0), LoadMetrics.OfWhole(record.Tests), [.. record.Tests.SelectMany(FilesOf).Distinct()]));
        return found;
    }

    private static IReadOnlyList<string> FilesOf(LoadTestResult test) => test.Histogram is { } file ? [.. Shared, file] : Shared;
}
