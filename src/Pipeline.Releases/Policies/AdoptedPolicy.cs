using System.Collections.Immutable;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Policies;

/// <summary>The rules in force.</summary>
/// <param name="Policy">The rules.</param>
/// <param name="Cycle">The cycle that they count for (O2), such as <c>2026.12</c>.</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who adopted them.</param>
/// <param name="Because">Why they were changed in mid-cycle; null: they were adopted at its start.</param>
internal sealed record AdoptedPolicy(ReleasePolicy Policy, string Cycle, DateTimeOffset At, Person By, string? Because)
{
    /// <summary>The cycles before.</summary>
    public ImmutableHashSet<string> Earlier { get; init; } = [];
}
