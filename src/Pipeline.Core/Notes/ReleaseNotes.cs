using System.Globalization;
using System.Text;
using Pipeline.Core.Commits;
using Pipeline.Core.Planning;
using Semver;

namespace Pipeline.Core.Notes;

/// <summary>Writes release notes in Markdown (D12, D13): breaking changes first, grouped, linked, with the tests that were added.</summary>
/// <param name="options">What is needed besides the plan.</param>
internal sealed class ReleaseNotes(NotesOptions options)
{
    private const int TestsShown = 20;
    private readonly NotesText _text = new(options.RepositoryUrl);

    /// <summary>The notes of one module's release, beginning with a heading of the second level.</summary>
    /// <exception cref="ArgumentException">The plan releases nothing.</exception>
    public string Write(ModulePlan plan) => Write(plan, options.Maturity);

    /// <summary>The notes of a set of releases: an overview, then every module in the order of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="title">The heading, such as the application's name with a version.</param>
    public string Write(VersionPlan plan, string title)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var releases = plan.Releases.ToList();
        var notes = new StringBuilder($"# {NotesText.Escape(title)}\n\n");
        if (releases.Count == 0)
            return notes.Append("Nothing to release.\n").ToString();
        AppendMaturity(notes, options.Maturity, releases);
        notes.Append("| Module | From | To | Release |\n| --- | --- | --- | --- |\n");
        foreach (var release in releases)
            notes.Append(CultureInfo.InvariantCulture, $"| {release.Name} | {release.Current?.ToString() ?? "–"} | {release.Next} | {Level(release, release.Next!)} |\n");
        foreach (var release in releases)
            notes.Append('\n').Append(Write(release, maturity: null));
        return notes.ToString();
    }

    /// <summary>The notes of a release that no plan is left of: what its tag says, line by line.</summary>
    /// <param name="title">The heading, such as the module's name with its version.</param>
    /// <param name="date">The date of the release.</param>
    /// <param name="message">The tag's message.</param>
    public static string Write(string title, DateOnly date, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var notes = new StringBuilder();
        notes.Append(CultureInfo.InvariantCulture, $"## {NotesText.Escape(title)} ({date:yyyy-MM-dd})\n\n");
        foreach (var line in message.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            notes.Append(CultureInfo.InvariantCulture, $"- {NotesText.Escape(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line)}\n");
        return notes.ToString();
    }

    private string Write(ModulePlan plan, PlannedMaturity? maturity)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Next is not { } version)
            throw new ArgumentException($"{plan.Name} has nothing to release.", nameof(plan));
        var notes = new StringBuilder();
        notes.Append(CultureInfo.InvariantCulture, $"## {plan.Name} {version} ({options.Date:yyyy-MM-dd})\n\n");
        AppendMaturity(notes, maturity, [plan]);
        notes.Append(CultureInfo.InvariantCulture, $"{Kind(plan, version)}\n");
        var changes = plan.Commits.SelectMany(commit => commit.Changes.Select(change => (commit, change))).ToList();
        AppendBreaking(notes, [.. changes.Where(pair => pair.change.IsBreaking)]);
        foreach (var group in changes.GroupBy(pair => NotesSection.Of(pair.change.Type)).OrderBy(group => group.Key.Order))
            AppendSection(notes, group.Key.Title, group.Select(pair => Line(pair.commit, pair.change, pair.change.Description)));
        AppendSection(notes, "Follows other modules", changes.Count == 0 ? plan.Reasons.Select(NotesText.Escape) : []);
        AppendTests(notes, plan.Name);
        AppendSection(notes, "Contributors", plan.Commits.SelectMany(commit => commit.Authors).Where(author => author.Length > 0).Distinct().Order(StringComparer.OrdinalIgnoreCase).Select(NotesText.Escape));
        return notes.ToString();
    }

    // Of versions that were tagged when less was known, the tags count.
    private static void AppendMaturity(StringBuilder notes, PlannedMaturity? maturity, IReadOnlyList<ModulePlan> releases)
    {
        if (maturity is null || !releases.All(release => maturity.IsSaidBy(release.Next!)))
            return;
        notes.Append(CultureInfo.InvariantCulture, $"Maturity: **{NotesText.Escape(maturity.Word)}**, {NotesText.Escape(maturity.Because)}.{(maturity.Missing.Count == 0 ? "" : " What keeps it from the next level:\n")}\n");
        foreach (var missing in maturity.Shown())
            notes.Append(CultureInfo.InvariantCulture, $"- {NotesText.Escape(missing)}\n");
        notes.Append('\n');
    }

    private string Kind(ModulePlan plan, SemVersion version)
    {
        var level = Level(plan, version);
        var kind = $"{char.ToUpperInvariant(level[0])}{level[1..]}{(version.IsPrerelease ? "" : " release")}";
        if (plan.Current is not { } current)
            return kind + ".";
        var compare = plan.Tag is { } tag ? _text.Compare(plan.PreviousTag ?? tag.Replace(version.ToString(), current.ToString(), StringComparison.Ordinal), tag) : "";
        return $"{kind} after {current}{(compare.Length > 0 ? $": {compare}" : "")}.";
    }

    private static string Level(ModulePlan plan, SemVersion version) =>
        version.IsPrerelease ? "pre-release"
        : plan.Current is not { } current ? "first"
        : version.Major != current.Major ? "major"
        : version.Minor != current.Minor ? "minor"
        : "patch";

    private void AppendBreaking(StringBuilder notes, List<(PlannedCommit Commit, CommitChange Change)> changes) =>
        AppendSection(notes, "Breaking changes", changes.Select(pair => Line(pair.Commit, pair.Change, pair.Change.BreakingDescription ?? pair.Change.Description)));

    private string Line(PlannedCommit commit, CommitChange change, string text)
    {
        var scope = change.Scope is { } name ? $"**{NotesText.Escape(name)}:** " : "";
        // The number is linked at the end of the line; in the text it would stand twice.
        var number = commit.PullRequest is { } request && text.EndsWith($" (#{request})", StringComparison.Ordinal) ? text[..^$" (#{request})".Length] : text;
        return $"{scope}{NotesText.Escape(number)} ({_text.References(commit)})";
    }

    private void AppendTests(StringBuilder notes, string module)
    {
        if (!options.TestsNow.TryGetValue(module, out var now))
            return;
        var before = options.TestsBefore.TryGetValue(module, out var list) ? list.Tests : [];
        var added = now.Tests.Except(before).Order(StringComparer.Ordinal).ToList();
        var removed = before.Except(now.Tests).Count();
        var title = $"Unit tests: {added.Count} added{(removed > 0 ? $", {removed} removed" : "")}, {now.Tests.Count} in all";
        IEnumerable<string> lines = added.Take(TestsShown).Select(NotesText.Escape);
        AppendSection(notes, title, added.Count > TestsShown ? lines.Append($"and {added.Count - TestsShown} more") : lines, isShownEmpty: true);
    }

    private static void AppendSection(StringBuilder notes, string title, IEnumerable<string> lines, bool isShownEmpty = false)
    {
        var all = lines.ToList();
        if (all.Count == 0 && !isShownEmpty)
            return;
        notes.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
        foreach (var line in all)
            notes.Append(CultureInfo.InvariantCulture, $"- {line}\n");
    }
}
