using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Serialization;
using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger.Snapshots;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Ledger;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(CamelCaseConverter<ArtifactKind>), typeof(CamelCaseConverter<Severity>), typeof(CamelCaseConverter<CriterionScope>), typeof(CamelCaseConverter<Ballot>),
        typeof(CamelCaseConverter<Decision>), typeof(CamelCaseConverter<EvidenceVerdict>),
    ])]
[JsonSerializable(typeof(LedgerEvent))]
[JsonSerializable(typeof(SnapshotHead))]
[JsonSerializable(typeof(SnapshotContent))]
[JsonSerializable(typeof(ModuleDelta))]
[JsonSerializable(typeof(IReadOnlyList<RecordedEvidence>))]
[JsonSerializable(typeof(ReleasePolicy))]
[JsonSerializable(typeof(BundleContent))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
