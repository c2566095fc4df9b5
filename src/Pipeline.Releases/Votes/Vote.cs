using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Votes;

/// <summary>A vote that was cast.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Environment">For which environment.</param>
/// <param name="Role">In which role.</param>
/// <param name="Ballot">GO or NO-GO.</param>
/// <param name="Because">Why; null: it says nothing.</param>
internal sealed record Vote(DateTimeOffset At, Person By, string Environment, string Role, Ballot Ballot, string? Because);
