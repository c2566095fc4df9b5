namespace Pipeline.Releases.Papers;

/// <summary>Something that the papers of a release lack.</summary>
/// <param name="What">What, as a sentence without a full stop.</param>
/// <param name="Owed">Who owes it.</param>
internal sealed record MissingEntry(string What, string Owed);
