namespace Pipeline.Releases.Papers;

/// <summary>Something that a release must be or have. Evidence ticks it, and nothing else.</summary>
/// <param name="Text">What, as a sentence without a full stop.</param>
/// <param name="Shown">What shows it; null: nothing does, and it is not ticked.</param>
/// <param name="Owed">Who owes what is missing; null when it is ticked.</param>
internal sealed record ChecklistItem(string Text, string? Shown, string? Owed)
{
    /// <summary>Whether it is ticked.</summary>
    public bool IsDone => Shown is not null;
}
