namespace Pipeline.Core.Environments;

/// <summary>One value of charts.</summary>
/// <param name="Module">The module whose chart gets it; null: every chart.</param>
/// <param name="Path">The keys that lead to it, outermost first.</param>
/// <param name="Value">A text, a whole number or a truth value.</param>
internal sealed record EnvironmentValue(string? Module, IReadOnlyList<string> Path, object Value)
{
    /// <summary>As it is written in the model.</summary>
    public override string ToString() => $"{(Module is null ? "" : $"{Module}: ")}{string.Join('.', Path)}";
}
