using System.Text.Json;
using Pipeline.Core.Environments;
using Pipeline.Core.Rollbacks;
using Pipeline.Tools.Files;

namespace Pipeline.Stages.Deploy;

/// <summary>
/// Remembers what ran before a deployment of several modules changed it, until all of them run or are back: also when the build
/// is killed in between, for the one that goes on.
/// </summary>
/// <param name="artifactsDirectory">The absolute folder of the file.</param>
/// <param name="environment">The environment.</param>
/// <param name="keepGoing">Whether the other modules are deployed although one failed. Default: no.</param>
internal sealed class DeploymentJournal(string artifactsDirectory, DeployEnvironment environment, bool keepGoing = false) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private ChangedReleases? _changed;
    private string? _failed;

    private string Name => $"deployment-{environment.Name}.json";

    /// <summary>Why nothing more is deployed; null: go on.</summary>
    public string? Refusal => !keepGoing && _failed is { } failed ? $"{failed} could not be deployed, and what was changed goes back; --keep-going deploys the others all the same" : null;

    /// <summary>Notes what runs before <paramref name="release"/> is changed. What an earlier build noted and could not finish stands.</summary>
    public async Task BeginAsync(IDeployer deployer, ReleaseName release, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployer);
        ArgumentNullException.ThrowIfNull(release);
        var history = await deployer.HistoryAsync(release, cancellationToken);
        var last = history is [.., var newest] ? newest.Revision : 0;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var changed = await ReadAsync(deployer, cancellationToken);
            var noted = changed.Releases.FirstOrDefault(one => one.Module == release.Name);
            if (!_begun.Add(release.Name) || (noted is not null && last - noted.Last is 0 or 1))
                return;
            var good = history.LastOrDefault(ReleaseHistory.IsGood)?.Revision;
            await WriteAsync(changed with { Releases = [.. changed.Releases.Where(one => one != noted), new ChangedRelease(release.Name, last, good)] });
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Notes that a module could not be deployed.</summary>
    public void Failed(string module) => Interlocked.CompareExchange(ref _failed, module, null);

    /// <summary>What brings back what was changed; the last change first.</summary>
    public async Task<RollbackPlan> UndoAsync(IDeployer deployer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployer);
        var changed = await ReadAsync(deployer, cancellationToken);
        List<RollbackStep> steps = [];
        foreach (var release in changed.Releases.Reverse())
        {
            var history = await deployer.HistoryAsync(new ReleaseName(release.Module, environment.Namespace), cancellationToken);
            // Of what an earlier build changed, only what nobody has touched since.
            if (_begun.Contains(release.Module) || (history is [.., var newest] && newest.Revision == release.Last + 1))
                steps.Add(RollbackStep.Undoing(release.Module, release.Last, release.Good, history));
        }

        return RollbackPlan.Of(steps);
    }

    /// <summary>Forgets everything: all of it runs, or is back.</summary>
    public void Clear()
    {
        _begun.Clear();
        (_changed, _failed) = (null, null);
        File.Delete(Path.Combine(artifactsDirectory, Name));
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<ChangedReleases> ReadAsync(IDeployer deployer, CancellationToken cancellationToken)
    {
        if (_changed is not null)
            return _changed;
        var none = new ChangedReleases(environment.Namespace, deployer.Runtime, []);
        try
        {
            var text = await File.ReadAllTextAsync(Path.Combine(artifactsDirectory, Name), cancellationToken);
            var read = JsonSerializer.Deserialize(text, ChangedReleasesJsonContext.Default.ChangedReleases);
            return _changed = read is { Releases: not null } && (read.Namespace, read.Runtime) == (none.Namespace, none.Runtime) ? read : none;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return _changed = none;
        }
    }

    private async Task WriteAsync(ChangedReleases changed)
    {
        _changed = changed;
        await ArtifactsFile.WriteAsync(artifactsDirectory, Name, JsonSerializer.SerializeToUtf8Bytes(changed, ChangedReleasesJsonContext.Default.ChangedReleases), CancellationToken.None);
    }
}
