using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Text;
using Pipeline.Tools.Git;
using Pipeline.Tools.Versions;

namespace Pipeline.Tools.Releases;

/// <summary>
/// Applies a version plan: version files, annotated tags, push. Everything is prepared as git objects that nothing refers
/// to; then one atomic push, which fails when anybody was faster, and one atomic change of the local references.
/// </summary>
/// <param name="workTree">The repository.</param>
internal sealed class ReleaseTagger(GitWorkTree workTree)
{
    /// <summary>The footer of commits that are part of releasing; they bump nothing.</summary>
    private const string Footer = $"{VersionPlanner.ReleaseFooter}: true";

    /// <summary>Tags what <paramref name="plan"/> releases. Doing it again changes nothing.</summary>
    /// <exception cref="PipelineException">The plan is of another commit, the remote's address carries credentials, a tag stands elsewhere, files are uncommitted, or another release was faster; nothing was changed then.</exception>
    public async Task<TaggingResult> TagAsync(VersionPlan plan, ModuleGraph graph, TaggingOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        RemoteUrl.RefuseCredentials(options.Remote);
        var (head, checkedOut) = await workTree.ReadHeadAsync(cancellationToken);
        var tags = (await workTree.ReadTagsAsync(cancellationToken)).ToDictionary();
        var existing = plan.Releases.Where(release => tags.ContainsKey(release.Tag!)).ToList();
        var missing = plan.Releases.Except(existing).ToList();
        if (missing.Count == 0)
            return await AlreadyTaggedAsync(existing, tags, head, options.Remote, cancellationToken);
        CheckCommit(plan, head, existing, tags);

        var files = await ReleaseFiles.OfReleaseAsync(missing, graph, workTree.Root, options, cancellationToken);
        var branch = options.Branch ?? plan.Branch ?? checkedOut;
        if (files.Count > 0)
            await CheckCanCommitAsync(branch, cancellationToken);

        var objects = await GitObjects.OpenAsync(workTree, options.FallbackIdentity, cancellationToken);
        var names = string.Join(", ", missing.Select(release => $"{release.Name} {release.Next}"));
        var commit = files.Count == 0 ? head : await objects.CommitAsync(head, $"chore(release): {names}\n\n{Footer}\n", files, cancellationToken);
        var created = await objects.TagAsync(commit, [.. missing.Select(release => (release.Tag!, Message(release)))], cancellationToken);
        var last = options is { StartNextDevelopment: true, WriteVersionFiles: true }
            ? await NextDevelopmentAsync(objects, commit, missing, graph, cancellationToken)
            : commit;

        var references = new ReleaseReferences(workTree);
        if (options.Remote is { } remote)
            await references.PushAsync(remote, created, last == head ? [] : [(branch!, last)], cancellationToken);
        await references.UpdateAsync(created, head, last, checkedOut, cancellationToken);
        return new TaggingResult(commit, [.. created.Keys], [.. existing.Select(release => release.Tag!)], last == head ? null : branch, last, options.Remote is not null)
        {
            NotWritten = options.WriteVersionFiles ? [.. missing.SelectMany(release => VersionFiles.NotWritten(graph[release.Name], graph, workTree.Root)).Distinct()] : [],
        };
    }

    private async Task<TaggingResult> AlreadyTaggedAsync(
        List<ModulePlan> existing, Dictionary<string, string> tags, string head, string? remote, CancellationToken cancellationToken)
    {
        var reached = await workTree.FindInHistoryAsync([.. existing.Select(release => tags[release.Tag!]).Distinct()], head, cancellationToken);
        CheckElsewhere(existing.Where(release => !reached.Contains(tags[release.Tag!])), tags);
        var names = existing.ConvertAll(release => release.Tag!);
        // An earlier push may have failed after the tags were made.
        if (remote is not null && names.Count > 0)
            await new ReleaseReferences(workTree).PushAsync(remote, names.ToDictionary(name => name, name => $"refs/tags/{name}"), [], cancellationToken);
        return new TaggingResult(existing.Count > 0 ? tags[names[0]] : head, [], names, null, head, remote is not null);
    }

    private static void CheckCommit(VersionPlan plan, string head, List<ModulePlan> existing, Dictionary<string, string> tags)
    {
        if (plan.Commit != head)
            throw new PipelineException($"The plan is of commit {plan.Commit[..7]}, but {head[..7]} is checked out. Check out what was planned, or run the target VersionPlan again.");
        CheckElsewhere(existing.Where(release => tags[release.Tag!] != head), tags);
    }

    private static void CheckElsewhere(IEnumerable<ModulePlan> releases, Dictionary<string, string> tags)
    {
        var elsewhere = releases.Select(release => $"{release.Tag} on {tags[release.Tag!][..7]}").ToList();
        if (elsewhere.Count > 0)
            throw new PipelineException($"These tags stand on other commits: {string.Join(", ", elsewhere)}. A release is never moved; run the target VersionPlan again.");
    }

    private async Task CheckCanCommitAsync(string? branch, CancellationToken cancellationToken)
    {
        if (branch is null)
            throw new PipelineException("Version files are committed to a branch, but a commit is checked out. Check out the branch, or name it.");
        if ((await workTree.ReadSourceAsync(cancellationToken)).IsDirty)
            throw new PipelineException("Version files cannot be committed beside uncommitted changes. Commit or stash them (git stash -u), then tag again.");
    }

    private async Task<string> NextDevelopmentAsync(GitObjects objects, string commit, List<ModulePlan> releases, ModuleGraph graph, CancellationToken cancellationToken)
    {
        var files = ReleaseFiles.OfNextDevelopment(releases.Select(release => KeyValuePair.Create(release.Name, release.Next!)), graph, workTree.Root, raiseOnly: false);
        return files.Count == 0 ? commit : await objects.CommitAsync(commit, $"chore(release): start the next development versions\n\n{Footer}\n", files, cancellationToken);
    }

    private static string Message(ModulePlan release) =>
        $"{release.Name} {release.Next}\n\n{string.Join('\n', release.Reasons.Select(reason => $"- {PlainText.OneLine(reason.ReplaceLineEndings(" "))}"))}";
}
