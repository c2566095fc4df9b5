using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Core.Notes;
using Pipeline.Core.Planning;
using Pipeline.Core.Testing;
using Pipeline.Tools.Files;
using Pipeline.Tools.Testing;

namespace Pipeline.Tools.Releases;

/// <summary>Writes release notes as files: one for the set, one for each module (D12, D13).</summary>
/// <param name="artifactsDirectory">The absolute artifacts folder; unit tests leave their lists there as <c>&lt;module&gt;/unit-test/tests.json</c>.</param>
internal sealed class ReleaseNotesWriter(string artifactsDirectory)
{
    /// <summary>The name of the files that are written.</summary>
    public const string FileName = "release-notes.md";

    private const string UnitTestFolder = "unit-test";

    /// <summary>Writes <c>release-notes.md</c> and <c>&lt;module&gt;/release-notes.md</c> for every release of <paramref name="plan"/>.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="title">The heading of the notes for the set.</param>
    /// <param name="date">The date of the release.</param>
    /// <param name="repositoryUrl">The repository's page for links; null: no links.</param>
    /// <param name="previousArtifacts">The artifacts folder of the last release's run, to tell which tests were added; null: unknown, and tests are not mentioned.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <returns>The notes by module.</returns>
    /// <exception cref="PipelineException">A list of tests cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, string>> WriteAsync(
        VersionPlan plan, string title, DateOnly date, string? repositoryUrl, string? previousArtifacts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var modules = plan.Releases.Select(release => release.Name).ToList();
        var notes = new ReleaseNotes(new NotesOptions
        {
            Date = date,
            RepositoryUrl = repositoryUrl,
            Maturity = plan.Maturity,
            TestsBefore = previousArtifacts is null ? new Dictionary<string, TestList>() : await ReadTestsAsync(previousArtifacts, modules, cancellationToken),
            TestsNow = previousArtifacts is null ? new Dictionary<string, TestList>() : await ReadTestsAsync(artifactsDirectory, modules, cancellationToken),
        });
        var texts = new Dictionary<string, string>();
        foreach (var release in plan.Releases)
        {
            texts[release.Name] = notes.Write(release);
            await WriteAsync($"{release.Name}/{FileName}", texts[release.Name], cancellationToken);
        }

        await WriteAsync(FileName, notes.Write(plan, title), cancellationToken);
        return texts;
    }

    private Task WriteAsync(string relative, string text, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path.Combine(artifactsDirectory, relative), Encoding.UTF8.GetBytes(text), cancellationToken);

    private static async Task<Dictionary<string, TestList>> ReadTestsAsync(string artifacts, List<string> modules, CancellationToken cancellationToken)
    {
        var lists = new Dictionary<string, TestList>();
        foreach (var module in modules)
        {
            if (await TestListFile.ReadAsync(Path.Combine(artifacts, module, UnitTestFolder, TestListFile.Name), cancellationToken) is { } list)
                lists[module] = list;
        }

        return lists;
    }
}
