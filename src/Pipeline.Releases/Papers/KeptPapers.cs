using Pipeline.Core.Artifacts;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Papers;

/// <summary>Papers that the ledger keeps; their text is in the event, and not in the state.</summary>
/// <param name="Environment">The environment that they were written for.</param>
/// <param name="At">When they were kept.</param>
/// <param name="By">Who kept them.</param>
/// <param name="Text">The SHA-256 of their text.</param>
/// <param name="Missing">How many entries they lack.</param>
internal sealed record KeptPapers(string Environment, DateTimeOffset At, Person By, Digest Text, int Missing);
