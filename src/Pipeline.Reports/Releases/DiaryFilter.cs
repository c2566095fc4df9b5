using Pipeline.Releases.Bundles;

namespace Pipeline.Reports.Releases;

/// <summary>Which entries of a diary are told; everything that it sets must hold.</summary>
internal sealed record DiaryFilter
{
    /// <summary>Only what is about this bundle, or an artifact in it; null: any.</summary>
    public Bundle? Bundle { get; init; }

    /// <summary>Only what is about this environment; null: any.</summary>
    public string? Environment { get; init; }

    /// <summary>Only what this person did, by login (also <c>@ada</c>) or address; null: anybody.</summary>
    public string? Person { get; init; }

    /// <summary>Only what happened then or later; null: at any time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The entries that it lets pass, in their order.</summary>
    public IEnumerable<DiaryEntry> Of(IEnumerable<DiaryEntry> entries)
    {
        var subjects = Bundle?.Subjects.ToHashSet();
        return entries.Where(entry => !(entry.At < Since)
            && (subjects is null || entry.Subjects.Any(subjects.Contains))
            && (Environment is null || entry.Environment == Environment)
            && (Person is null || IsBy(entry)));
    }

    private bool IsBy(DiaryEntry entry) =>
        string.Equals(entry.By.Name, Person!.TrimStart('@'), StringComparison.OrdinalIgnoreCase) || string.Equals(entry.By.Email, Person, StringComparison.OrdinalIgnoreCase);
}
