namespace Pipeline.Releases.Ledger;

/// <summary>Whoever an event of the ledger is by: the actor of a workflow, or git's identity.</summary>
public sealed record Person
{
    /// <summary>The login on GitHub, else git's user name; on one line.</summary>
    public required string Name { get; init; }

    /// <summary>The address of git's identity; null when there is none.</summary>
    public string? Email { get; init; }

    /// <summary>The teams that GitHub confirmed, such as <c>acme/sre</c>.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Whether somebody vouches for it: GitHub, or a key that the policy lists. Who is not proven counts in a rehearsal only.</summary>
    public bool Proven { get; init; }

    /// <summary>What vouches for it, such as <c>github run 123</c> or <c>signature of ada@example.org</c>; null: nothing.</summary>
    public string? ProvenBy { get; init; }

    /// <summary>The same person is the same name, whatever its case, and else the same address.</summary>
    public bool Is(Person other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase)
            || (Email is not null && string.Equals(Email, other.Email, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
