namespace Pipeline.Workflows.Actions;

/// <summary>An action at one exact commit.</summary>
/// <param name="Name">Owner and repository, such as <c>actions/checkout</c>.</param>
/// <param name="Commit">The full commit, 40 hexadecimal digits: a tag can be moved, a commit cannot.</param>
/// <param name="Version">The version that the commit is, for the comment beside it.</param>
public sealed record PinnedAction(string Name, string Commit, string Version)
{
    /// <summary>What <c>uses</c> says.</summary>
    public string Reference => $"{Name}@{Commit}";
}
