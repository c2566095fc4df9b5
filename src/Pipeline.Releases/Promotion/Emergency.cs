using Pipeline.Core.Vulnerabilities;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Why a release cannot wait (D11, F6).</summary>
/// <param name="At">When it was declared.</param>
/// <param name="By">By whom.</param>
/// <param name="Because">Why.</param>
/// <param name="Alert">The severity of the alert that triggered it; null: a person did.</param>
internal sealed record Emergency(DateTimeOffset At, Person By, string Because, Severity? Alert);
