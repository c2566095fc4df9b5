using System.Text;
using Pipeline.Core.Charts;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Versions;
using Pipeline.Tools.Git;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Versions;
using Semver;

namespace Pipeline.Tools.Umbrella;

/// <summary>The files that an umbrella release changes, as new contents; nothing is written here.</summary>
internal sealed class UmbrellaFiles(GitWorkTree workTree, UmbrellaRequest request)
{
    private const string VersionFileName = "VERSION";
    private const string Development = "dev";

    private string Folder => $"charts/{request.Name}";

    private string Chart => $"{Folder}/Chart.yaml";

    /// <summary>Those of the release, on top of <paramref name="commit"/>: the umbrella's chart and the overall version.</summary>
    /// <exception cref="PipelineException">The chart cannot be changed.</exception>
    public async Task<Dictionary<string, byte[]>> OfReleaseAsync(string commit, CancellationToken cancellationToken)
    {
        var files = new CommitFiles(workTree, commit);
        var changed = new Dictionary<string, byte[]>();
        if (request.Charts.Count > 0)
            await AddChartAsync(files, changed, cancellationToken);
        Add(changed, VersionFileName, await files.ReadAsync(VersionFileName, cancellationToken), request.Version, raiseOnly: false);
        return changed;
    }

    /// <summary>Those of the release branch afterwards, on top of the release <paramref name="commit"/>: the overall version goes to the next patch (A8).</summary>
    public async Task<Dictionary<string, byte[]>> OfReleaseBranchAsync(string commit, CancellationToken cancellationToken)
    {
        var changed = new Dictionary<string, byte[]>();
        Add(changed, VersionFileName, await new CommitFiles(workTree, commit).ReadAsync(VersionFileName, cancellationToken), request.Version.Next(VersionBump.Patch).WithPrerelease(Development), raiseOnly: false);
        return changed;
    }

    /// <summary>Those of the development branch, on top of <paramref name="head"/>, which is checked out (A7): modules and overall version go to the next minor, charts without suffix; never down.</summary>
    public async Task<Dictionary<string, byte[]>> OfDevelopmentAsync(string head, CancellationToken cancellationToken)
    {
        var files = new CommitFiles(workTree, head);
        var changed = ReleaseFiles.OfNextDevelopment(request.Modules.Where(module => request.Graph.TryGet(module.Key, out _)), request.Graph, workTree.Root, raiseOnly: true);
        var next = request.Version.Next(VersionBump.Minor);
        if (await files.ReadAsync(Chart, cancellationToken) is { } chart)
            Add(changed, Chart, chart, next, raiseOnly: true);
        Add(changed, VersionFileName, await files.ReadAsync(VersionFileName, cancellationToken), next.WithPrerelease(Development), raiseOnly: true);
        return changed;
    }

    private async Task AddChartAsync(CommitFiles files, Dictionary<string, byte[]> changed, CancellationToken cancellationToken)
    {
        if (await files.ReadAsync($"{Folder}/Chart.lock", cancellationToken) is not null)
            throw new PipelineException($"{Folder}/Chart.lock would contradict the chart, whose dependencies are exact. Remove it (git rm {Folder}/Chart.lock), commit, and cut again.");
        var existing = await files.ReadTextAsync(Chart, cancellationToken);
        var text = existing is null ? UmbrellaChart.New(request.Name, request.Version.ToString(), request.Charts) : UmbrellaChart.Change(existing, request.Version.ToString(), request.Charts, request.Gone);
        if (text != existing)
            changed[Chart] = Encoding.UTF8.GetBytes(text);
        if (existing is null && await files.ReadAsync($"{Folder}/values.yaml", cancellationToken) is null)
            changed[$"{Folder}/values.yaml"] = "# Values of the modules go below the names of their charts.\n"u8.ToArray();
    }

    // At the root it is the overall version, unless a module lies there.
    private void Add(Dictionary<string, byte[]> changed, string path, byte[]? content, SemVersion version, bool raiseOnly)
    {
        if (path == VersionFileName && request.Graph.Ordered.Any(module => module.Path == RepositoryPath.Root))
            return;
        if (content is null)
        {
            changed[path] = Encoding.UTF8.GetBytes($"{version}\n");
            return;
        }

        if (VersionFile.Parse(path, content) is not { } file)
            throw new PipelineException($"{path} begins with no version, so {version} cannot be written there. Mend the file: its first line is the version.");
        if (!file.Says(version) && !(raiseOnly && file.Version?.ComparePrecedenceTo(version) >= 0))
            changed[path] = file.With(version);
    }
}
