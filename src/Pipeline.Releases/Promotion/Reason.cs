namespace Pipeline.Releases.Promotion;

/// <summary>Something that keeps a bundle from an environment.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">What it is, as a sentence without a full stop.</param>
/// <param name="Remedy">What would change it, as a sentence without a full stop; null: nothing would.</param>
internal sealed record Reason(ReasonKind Kind, string Text, string? Remedy)
{
    /// <summary>Text and remedy.</summary>
    public override string ToString() => Remedy is null ? Text : $"{Text} - {Remedy}";
}
