namespace Pipeline.Tools.Ledger.Storage;

/// <summary>Moves a reference from where it stood.</summary>
/// <param name="Name">The reference.</param>
/// <param name="To">Where to; null deletes it.</param>
/// <param name="From">Where it must stand; null: it must not exist.</param>
internal sealed record ReferenceMove(string Name, string? To, string? From)
{
    /// <summary>The line for <c>git update-ref --stdin</c>.</summary>
    public string Line => (To, From) switch
    {
        (null, _) => $"delete {Name} {From}\n",
        (_, null) => $"create {Name} {To}\n",
        _ => $"update {Name} {To} {From}\n",
    };
}
