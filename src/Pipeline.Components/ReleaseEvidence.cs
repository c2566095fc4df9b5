using Pipeline.Components.Releases;

namespace Pipeline.Components;

/// <summary>What a build found out itself about a release: load, sanity, penetration tests. It enters the ledger like that of the stages, from any target: <c>await this.RecordEvidenceAsync("pen-test", passed: true)</c>.</summary>
public static class ReleaseEvidence
{
    /// <summary>Records evidence about a bundle, or about the image of a module in it. It counts for that digest and no other.</summary>
    /// <param name="build">The build.</param>
    /// <param name="name">What was looked at, such as <c>pen-test</c>; no stage's name.</param>
    /// <param name="passed">Whether it is as it should be.</param>
    /// <param name="metrics">Figures by name, such as <c>findings.high</c>, which gates ask for; null: none.</param>
    /// <param name="files">The files that show it, below the artifacts folder, absolute or relative to the root; their SHA-256 is kept. Null: none.</param>
    /// <param name="module">The module; null: the whole bundle.</param>
    /// <param name="bundle">The bundle, by its release or the beginning of its id; null: the one of <c>--bundle</c>, else the last that was sealed.</param>
    /// <param name="cancellationToken">Stops it; nothing is recorded then.</param>
    /// <exception cref="Core.Errors.PipelineException">It was refused; nothing was recorded.</exception>
    public static Task RecordEvidenceAsync(
        this IHazLedger build,
        string name,
        bool passed,
        Dictionary<string, double>? metrics = null,
        IEnumerable<string>? files = null,
        string? module = null,
        string? bundle = null,
        CancellationToken cancellationToken = default) => EvidenceSession.RecordAsync(build, name, passed, metrics ?? [], [.. files ?? []], module, bundle, cancellationToken);

    /// <summary>Takes the effect of evidence away: looked at again, it did not hold.</summary>
    /// <param name="build">The build.</param>
    /// <param name="name">The evidence; that of a stage, too.</param>
    /// <param name="because">Why, in a sentence that the ledger keeps.</param>
    /// <param name="module">The module; null: the whole bundle.</param>
    /// <param name="bundle">The bundle, by its release or the beginning of its id; null: the one of <c>--bundle</c>, else the last that was sealed.</param>
    /// <param name="cancellationToken">Stops it; nothing is recorded then.</param>
    /// <exception cref="Core.Errors.PipelineException">It was refused; nothing was recorded.</exception>
    public static Task WithdrawEvidenceAsync(this IHazLedger build, string name, string because, string? module = null, string? bundle = null, CancellationToken cancellationToken = default) =>
        EvidenceSession.WithdrawAsync(build, name, because, module, bundle, cancellationToken);
}
