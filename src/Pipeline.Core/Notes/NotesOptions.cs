using Pipeline.Core.Planning;
using Pipeline.Core.Testing;

namespace Pipeline.Core.Notes;

/// <summary>What release notes need besides the plan.</summary>
internal sealed record NotesOptions
{
    /// <summary>The date of the release.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The repository's page, such as <c>https://github.com/acme/shop</c>; commits, pull requests and issues link there. Null, the default: no links.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>How mature the released sources are; null, the default: nothing is said of it.</summary>
    public PlannedMaturity? Maturity { get; init; }

    /// <summary>The tests at the last release, by module; a module that is absent has no recorded list.</summary>
    public IReadOnlyDictionary<string, TestList> TestsBefore { get; init; } = new Dictionary<string, TestList>();

    /// <summary>The tests of what is released, by module.</summary>
    public IReadOnlyDictionary<string, TestList> TestsNow { get; init; } = new Dictionary<string, TestList>();
}
