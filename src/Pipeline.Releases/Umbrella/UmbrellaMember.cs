using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>A module that committed to take part.</summary>
/// <param name="Module">The module.</param>
/// <param name="At">When it joined.</param>
/// <param name="By">Who said so.</param>
/// <param name="Because">Why; null when there is nothing to say.</param>
internal sealed record UmbrellaMember(string Module, DateTimeOffset At, Person By, string? Because);
