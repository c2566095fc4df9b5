using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Papers;

/// <summary>What the papers of a release lack, and who owes it.</summary>
internal static class MissingEntries
{
    /// <summary>Every entry: of the notes, of each pull request, of the tests, of the checklist, of the way back.</summary>
    public static IEnumerable<MissingEntry> Of(ReleasePapers papers, EnvironmentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(papers);
        var (lead, operators) = (PaperRoles.Of(policy, "module-lead"), PaperRoles.Of(policy, "sre"));
        if (string.IsNullOrWhiteSpace(papers.Inputs.Notes))
            yield return new MissingEntry("the notes for customers", operators);
        foreach (var request in papers.Inputs.Requests.OrderBy(request => request.Number))
        {
            if (string.IsNullOrWhiteSpace(request.Description))
                yield return new MissingEntry($"the description of pull request #{request.Number} ({request.Title})", $"@{request.Author}");
            if (request.Issues.Count == 0)
                yield return new MissingEntry($"the issue that pull request #{request.Number} ({request.Title}) belongs to", $"@{request.Author}");
        }

        foreach (var module in papers.Modules.Where(module => module is { IsChanged: true, Now: not null }))
        {
            if (module.TestsNow is null)
                yield return new MissingEntry($"the number of tests of {module.Name} {module.Now}", lead);
            if (!papers.Inputs.Requests.Any(request => request.Modules.Contains(module.Name)))
                yield return new MissingEntry($"the pull request that changed {module.Name} to {module.Now}", lead);
        }

        foreach (var item in papers.Checklist.Where(item => !item.IsDone))
            yield return new MissingEntry(item.Text, item.Owed!);
        foreach (var obstacle in papers.Recovery.Obstacles)
            yield return new MissingEntry($"a way back: {obstacle.Text}", operators);
        if (papers.Inputs.OnCall.Count == 0)
            yield return new MissingEntry("who is on call", operators);
    }
}
