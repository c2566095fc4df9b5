namespace Pipeline.Releases.Papers;

/// <summary>What the papers of a release need that the ledger does not know.</summary>
internal sealed record PaperInputs
{
    /// <summary>The notes for customers, Markdown that our own notes or a person wrote; null: there are none.</summary>
    public string? Notes { get; init; }

    /// <summary>The pull requests since the release before.</summary>
    public IReadOnlyList<MergedRequest> Requests { get; init; } = [];

    /// <summary>The names of the tests, by the digest of the artifact that they tested, as far as they were recorded.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tests { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What whoever deploys must know or do, by module.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> DeployNotes { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Who is on call, and how they are reached.</summary>
    public IReadOnlyList<string> OnCall { get; init; } = [];
}
