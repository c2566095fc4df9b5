using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>A deployment that has begun and not ended.</summary>
/// <param name="Bundle">The bundle.</param>
/// <param name="Since">When it began.</param>
/// <param name="Until">When whoever began it counts as lost.</param>
/// <param name="By">Who deploys.</param>
/// <param name="IsRollback">Whether it goes back.</param>
/// <param name="ByOverride">Whether it goes past the rules.</param>
/// <param name="IsRehearsal">Whether the bundle is a rehearsal.</param>
internal sealed record DeploymentUnderWay(Digest Bundle, DateTimeOffset Since, DateTimeOffset Until, Person By, bool IsRollback, bool ByOverride, bool IsRehearsal);
