namespace Pipeline.Scanning.Osv;

/// <summary>A turning point of an <see cref="AffectedRange"/>.</summary>
/// <param name="Kind">What happens there.</param>
/// <param name="Version">The version; <c>0</c> with <see cref="RangeEventKind.Introduced"/> is before every version.</param>
internal sealed record RangeEvent(RangeEventKind Kind, string Version);
