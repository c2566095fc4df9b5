using System.Text.RegularExpressions;
using Pipeline.Core.Planning;
using Pipeline.Tools.Helm;
using Semver;

namespace Pipeline.Stages.Chart;

/// <summary>What a chart says about how mature it is (D8): an annotation in Chart.yaml, written when it is packaged.</summary>
internal static partial class ChartMaturity
{
    /// <summary>The annotation's name.</summary>
    public const string Annotation = "pipeline.release/maturity";

    private static readonly string[] Prereleases = ["alpha", "beta"];

    /// <summary>The word that a chart of <paramref name="version"/> gets: a version that says how mature it is goes before what was measured since.</summary>
    public static string Of(SemVersion version, PlannedMaturity measured)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(measured);
        return version.IsPrerelease && Prereleases.Contains(version.PrereleaseIdentifiers[0].Value) ? version.PrereleaseIdentifiers[0].Value : measured.Word;
    }

    /// <summary>Whether a published chart and <paramref name="package"/> differ in the annotation and in nothing else.</summary>
    public static async Task<bool> IsOnlyDifferenceAsync(IReadOnlyList<ChartDifference> differences, string package, CancellationToken cancellationToken) =>
        differences is [{ File: "Chart.yaml" } metadata]
        && Without(metadata.Published) is var published && published != metadata.Published
        && published == Without(await ChartPackage.ReadMetadataAsync(package, cancellationToken));

    private static string Without(string metadata) => Line().Replace(metadata, "");

    [GeneratedRegex(@"(?<=^ +pipeline\.release/maturity: )""?(alpha|beta|stable)""?(?=\r?$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
