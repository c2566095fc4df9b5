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

    /// <summary>Whether anything is noted, by this build or an earlier one.</summary>
    public bool IsKept => File.Exists(Path.Combine(artifactsDirectory, Name));

    /// <summary>Whether this build changed anything, or was about to.</summary>
    public bool HasBegun => _begun.Count > 0;

    /// <summary>Notes what runs before a release is changed, while nobody else changes it. What an earlier build noted and could not finish stands.</summary>
    public async Task BeginAsync(IDeployer deployer, DeployRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployer);
        ArgumentNullException.ThrowIfNull(request);
        var release = request.Release;
        var history = await deployer.HistoryAsync(release, cancellationToken);
        var newest = history is [.., var last] ? last : null;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var changed = await ReadAsync(deployer, cancellationToken);
            var noted = changed.Releases.FirstOrDefault(one => one.Module == release.Name);
            _begun.Add(release.Name);
            var begun = newest?.Revision ?? 0;
            var stands = noted is not null && begun >= noted.Last && noted.IsOurs(newest);
            var now = stands ? noted! : new ChangedRelease(release.Name, begun, history.LastOrDefault(ReleaseHistory.IsGood)?.Revision);
            now = now with { Begun = begun, Reached = null, Description = request.Description };
            await WriteAsync(changed with { Releases = stands ? [.. changed.Releases.Select(one => one == noted ? now : one)] : [.. changed.Releases.Where(one => one != noted), now] });
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Notes the revision that a deployment came to.</summary>
    public Task ReachedAsync(IDeployer deployer, string module, int revision, CancellationToken cancellationToken) => ChangeAsync(
        deployer,
        changed => changed with { Releases = [.. changed.Releases.Select(one => one.Module == module ? one with { Reached = revision } : one)] },
        cancellationToken);

    /// <summary>Notes that what was changed goes back, so that the next build ends that first when this one cannot.</summary>
    public Task GoBackAsync(IDeployer deployer, CancellationToken cancellationToken) => ChangeAsync(deployer, changed => changed with { IsGoingBack = true }, cancellationToken);

    /// <summary>Whether an earlier build began to go back and did not end it.</summary>
    public async Task<bool> IsGoingBackAsync(CancellationToken cancellationToken) => await ReadFileAsync(cancellationToken) is { IsGoingBack: true };

    /// <summary>Forgets modules that run, or are back, and that anything was going back; not what is left of others.</summary>
    public async Task ForgetAsync(IDeployer deployer, IReadOnlyCollection<string> modules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployer);
        await ChangeAsync(deployer, changed => changed with { Releases = [.. changed.Releases.Where(one => !modules.Contains(one.Module))], IsGoingBack = false }, cancellationToken);
        _begun.ExceptWith(modules);
        if (_changed is { Releases.Count: 0 })
            await ClearAsync(deployer.Runtime);
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
            // Only what nobody else has touched since.
            if (release.IsOurs(history is [.., var newest] ? newest : null))
                steps.Add(RollbackStep.Undoing(release.Module, release.Last, release.Good, history));
        }

        return RollbackPlan.Of(steps);
    }

    /// <summary>Forgets everything of a runtime: all of it runs, or is back.</summary>
    public async Task ClearAsync(string runtime)
    {
        _begun.Clear();
        (_changed, _failed) = (null, null);
        if (await ReadFileAsync(CancellationToken.None) is not { } read || IsOf(read, runtime))
            File.Delete(Path.Combine(artifactsDirectory, Name));
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private bool IsOf(ChangedReleases changed, string runtime) => (changed.Namespace, changed.Runtime) == (environment.Namespace, runtime);

    private async Task ChangeAsync(IDeployer deployer, Func<ChangedReleases, ChangedReleases> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var changed = await ReadAsync(deployer, cancellationToken);
            if (changed.Releases.Count > 0)
                await WriteAsync(change(changed));
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ChangedReleases> ReadAsync(IDeployer deployer, CancellationToken cancellationToken) =>
        _changed ??= await ReadFileAsync(cancellationToken) is { } read && IsOf(read, deployer.Runtime) ? read : new ChangedReleases(environment.Namespace, deployer.Runtime, []);

    private async Task<ChangedReleases?> ReadFileAsync(CancellationToken cancellationToken)
    {
        try
        {
            var text = await File.ReadAllTextAsync(Path.Combine(artifactsDirectory, Name), cancellationToken);
            return JsonSerializer.Deserialize(text, ChangedReleasesJsonContext.Default.ChangedReleases) is { Releases: not null } read ? read : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private async Task WriteAsync(ChangedReleases changed)
    {
        _changed = changed;
        await ArtifactsFile.WriteAsync(artifactsDirectory, Name, JsonSerializer.SerializeToUtf8Bytes(changed, ChangedReleasesJsonContext.Default.ChangedReleases), CancellationToken.None);
    }
}
