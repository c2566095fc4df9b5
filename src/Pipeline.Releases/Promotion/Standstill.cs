using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>Something that stands still until somebody says otherwise.</summary>
/// <param name="Since">Since when.</param>
/// <param name="By">Who said so.</param>
/// <param name="Because">Why.</param>
internal sealed record Standstill(DateTimeOffset Since, Person By, string Because);
