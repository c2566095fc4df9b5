using Pipeline.Releases.Promotion;

namespace Pipeline.Reports.Tests.Releases.Quarter;

/// <summary>A promotion that the rules refused; the ledger has nothing of it.</summary>
internal sealed record RefusedRelease(DateTimeOffset At, string Environment, IReadOnlyList<Reason> Reasons);
