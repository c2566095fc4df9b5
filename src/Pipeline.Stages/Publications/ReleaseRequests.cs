using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Git;
using Pipeline.Tools.GitHub;
using Semver;

namespace Pipeline.Stages.Publications;

/// <summary>Makes the releases of a commit out of its tags, the version plan and the run's artifacts.</summary>
/// <param name="workTree">The repository; the commit is checked out.</param>
/// <param name="scope">What is to be published.</param>
/// <param name="artifactsDirectory">The absolute artifacts folder of the run.</param>
internal sealed class ReleaseRequests(GitWorkTree workTree, PublicationScope scope, string artifactsDirectory)
{
    // GitHub's own limit of a release's notes.
    private const int LongestNotes = 125_000;
    private const string WholeNotes = "release-notes.md";

    private readonly ReleaseEvidence _evidence = new(artifactsDirectory, scope.Source, scope.Modules);

    /// <summary>One release for each selected module whose release tag stands on the commit, in dependency order, or the one of the application.</summary>
    /// <exception cref="PipelineException">The application's tag is not on the commit, or an artifact cannot be read.</exception>
    public async Task<IReadOnlyList<ReleaseRequest>> CreateAsync(CancellationToken cancellationToken)
    {
        var tags = await workTree.ReadTagObjectsAtHeadAsync(cancellationToken);
        var notes = await PublishedNotes.ReadAsync(artifactsDirectory, scope, tags, cancellationToken);
        if (scope.ApplicationTag is { } tag)
            return [await OfApplicationAsync(Find(tags, tag), notes, cancellationToken)];
        List<ReleaseRequest> releases = [];
        foreach (var module in scope.Modules.Where(module => module.IsRelease))
            releases.Add(await OfModuleAsync(module, Find(tags, NameOf(module, tags)), notes, cancellationToken));
        return releases;
    }

    private async Task<ReleaseRequest> OfModuleAsync(RunModule module, GitTag tag, PublishedNotes notes, CancellationToken cancellationToken)
    {
        var title = $"{module.Module.Name} {module.Version}";
        return await FitAsync(new ReleaseRequest
        {
            Tag = tag.Name,
            TagId = tag.Id,
            Title = title,
            Notes = notes.OfModule(module.Module.Name, title, tag),
            IsPrerelease = module.Version.IsPrerelease,
            IsLatest = await IsLatestAsync(tag, cancellationToken),
            Files = await _evidence.OfModuleAsync(module, scope.Application, cancellationToken),
        }, module.Module.Name, cancellationToken);
    }

    private async Task<ReleaseRequest> OfApplicationAsync(GitTag tag, PublishedNotes notes, CancellationToken cancellationToken)
    {
        var name = scope.Application.Module.Name;
        var title = $"{name} {tag.Name}";
        var isPrerelease = IsPrerelease(tag.Name, name);
        return await FitAsync(new ReleaseRequest
        {
            Tag = tag.Name,
            TagId = tag.Id,
            Title = title,
            Notes = notes.OfApplication(title, tag),
            IsPrerelease = isPrerelease,
            IsLatest = !isPrerelease,
            Files = await _evidence.OfApplicationAsync(scope.Application, cancellationToken),
        }, name, cancellationToken);
    }

    private string NameOf(RunModule module, IReadOnlyList<GitTag> tags)
    {
        var released = ReleaseTags.Of(tags.Select(tag => KeyValuePair.Create(tag.Name, scope.Source.Commit)), scope.TagFormat, scope.Graph).Of(module.Module.Name);
        return released.FirstOrDefault(tag => tag.Version == module.Version)?.Name ?? (scope.TagFormat ?? TagFormat.For(scope.Graph)).Format(module.Module.Name, module.Version);
    }

    // A repository has one latest release. Of several modules none is it; of one, its highest stable version.
    private async Task<bool> IsLatestAsync(GitTag tag, CancellationToken cancellationToken)
    {
        if (scope.Graph.Ordered.Count > 1)
            return false;
        var tags = ReleaseTags.Of(await workTree.ReadTagsAsync(cancellationToken), scope.TagFormat, scope.Graph);
        return tags.Of(scope.Graph.Ordered[0].Name).FirstOrDefault(release => !release.Version.IsPrerelease)?.Name == tag.Name;
    }

    private async Task<ReleaseRequest> FitAsync(ReleaseRequest release, string name, CancellationToken cancellationToken)
    {
        foreach (var paper in scope.Papers)
            release = release with { Files = [.. release.Files, await ReleaseFile.ReadAsync(Path.GetFileName(paper), paper, cancellationToken)] };
        if (release.Notes.Length <= LongestNotes)
            return release;
        var path = Path.Combine(_evidence.Folder, $"{name}-{WholeNotes}");
        Directory.CreateDirectory(_evidence.Folder);
        await File.WriteAllTextAsync(path, release.Notes, cancellationToken);
        var pointer = $"\n\nThis is not all: the file {WholeNotes} of this release has the rest.\n";
        var end = release.Notes.LastIndexOf('\n', LongestNotes - pointer.Length);
        return release with
        {
            Notes = release.Notes[..(end < 0 ? LongestNotes - pointer.Length : end)] + pointer,
            Files = [.. release.Files, await ReleaseFile.ReadAsync(WholeNotes, path, cancellationToken)],
        };
    }

    private GitTag Find(IReadOnlyList<GitTag> tags, string name) => tags.FirstOrDefault(tag => tag.Name == name) ?? throw new PipelineException(
        $"The tag '{name}' is not on commit {scope.Source.Commit[..12]}, which has {(tags.Count == 0 ? "none" : string.Join(", ", tags.Select(tag => tag.Name)))}. "
        + $"Make it and push it (git tag -a {name} -m {name} && git push origin {name}), or check out what it stands on.");

    private static bool IsPrerelease(string tag, string application)
    {
        string[] prefixes = [$"{application}-v", $"{application}-", "v", ""];
        var prefix = prefixes.First(candidate => tag.StartsWith(candidate, StringComparison.Ordinal));
        return SemVersion.TryParse(tag[prefix.Length..], SemVersionStyles.Strict, out var version) && version.IsPrerelease;
    }
}
