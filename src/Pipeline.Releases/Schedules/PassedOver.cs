namespace Pipeline.Releases.Schedules;

/// <summary>A date on which there would be a release by the rule, and is none.</summary>
/// <param name="Date">The date.</param>
/// <param name="Why">The reason: <c>holiday in NL (Eerste Kerstdag)</c>.</param>
internal sealed record PassedOver(DateOnly Date, string Why)
{
    /// <summary><c>Friday 25 December 2026: holiday in NL (Eerste Kerstdag)</c>.</summary>
    public override string ToString() => $"{Date.Text()}: {Why}";
}
