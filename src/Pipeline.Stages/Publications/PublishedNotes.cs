using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Core.Notes;
using Pipeline.Tools.Git;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Versions;

namespace Pipeline.Stages.Publications;

/// <summary>The notes of releases: from the version plan that was tagged; where that is gone, what the tags say.</summary>
internal sealed class PublishedNotes
{
    private readonly IReadOnlyDictionary<string, string> _modules;
    private readonly string? _set;

    private PublishedNotes(IReadOnlyDictionary<string, string> modules, string? set) => (_modules, _set) = (modules, set);

    /// <summary>Writes the notes of the plan in <paramref name="artifactsDirectory"/>, as far as its tags are <paramref name="tags"/>.</summary>
    /// <exception cref="PipelineException">The plan, or a list of tests, cannot be read.</exception>
    public static async Task<PublishedNotes> ReadAsync(string artifactsDirectory, PublicationScope scope, IReadOnlyList<GitTag> tags, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(artifactsDirectory, VersionPlanFile.FileName)))
            return new PublishedNotes(new Dictionary<string, string>(), null);
        var plan = await VersionPlanFile.ReadAsync(artifactsDirectory, scope.Graph, scope.TagFormat, cancellationToken);
        var released = plan with { Modules = [.. plan.Modules.Where(module => tags.Any(tag => tag.Name == module.Tag))] };
        if (released.Modules.Count == 0)
            return new PublishedNotes(new Dictionary<string, string>(), null);
        // The date of the tags, not of today: whoever repeats it later gets the same notes.
        var date = DateOf(tags.First(tag => tag.Name == released.Modules[0].Tag));
        var modules = await new ReleaseNotesWriter(artifactsDirectory)
            .WriteAsync(released, scope.Application.Module.Name, date, scope.RepositoryPage, scope.PreviousArtifacts, cancellationToken);
        return new PublishedNotes(modules, await File.ReadAllTextAsync(Path.Combine(artifactsDirectory, ReleaseNotesWriter.FileName), Encoding.UTF8, cancellationToken));
    }

    /// <summary>The notes of a module's release.</summary>
    public string OfModule(string module, string title, GitTag tag) => _modules.GetValueOrDefault(module) ?? ReleaseNotes.Write(title, DateOf(tag), tag.Message);

    /// <summary>The notes of the application's release.</summary>
    public string OfApplication(string title, GitTag tag) => _set ?? ReleaseNotes.Write(title, DateOf(tag), tag.Message);

    private static DateOnly DateOf(GitTag tag) => DateOnly.FromDateTime(tag.CreatedAt.UtcDateTime);
}
