using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Somebody takes the responsibility for a deployment past the rules.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Role">In which role.</param>
/// <param name="Because">Why.</param>
internal sealed record OverrideSignature(DateTimeOffset At, Person By, string Role, string Because);
