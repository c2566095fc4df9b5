using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Tools.Helm.Storage;

namespace Pipeline.Tools.Helm;

/// <content>Releases in a cluster.</content>
public sealed partial class HelmClient
{
    /// <summary>Installs or upgrades a release and waits until its resources are ready.</summary>
    public Task UpgradeAsync(HelmUpgrade upgrade, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upgrade);
        var (release, namespaceName) = (upgrade.Release, upgrade.Namespace);
        List<string> arguments =
        [
            "upgrade", "--install", .. upgrade.CreatesNamespace ? ["--create-namespace"] : Array.Empty<string>(), "--namespace", namespaceName, "--wait", "--wait-for-jobs", "--timeout", Seconds(upgrade.Timeout),
        ];
        if (upgrade.Description is not null)
            arguments.AddRange(["--description", upgrade.Description]);
        arguments.AddRange([.. Values(upgrade.ValuesFiles), "--", release, upgrade.Chart]);
        return RunReleaseAsync($"'{release}' could not be deployed to namespace '{namespaceName}'", release, namespaceName, arguments, log, cancellationToken);
    }

    /// <summary>Renders what <see cref="UpgradeAsync"/> would send, with what the cluster can; changes nothing.</summary>
    internal async Task<RenderedRelease> RenderAsync(HelmUpgrade upgrade, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(upgrade);
        var json = await ReadAsync(
            $"the chart '{Path.GetFileName(upgrade.Chart)}' cannot be rendered for the cluster",
            ["upgrade", "--install", "--dry-run", "--output", "json", "--namespace", upgrade.Namespace, .. Values(upgrade.ValuesFiles), "--", upgrade.Release, upgrade.Chart],
            cancellationToken);
        try
        {
            var release = ReleasePayload.Describe((JsonObject)JsonNode.Parse(json)!);
            return new RenderedRelease(release.Manifest, release.Hooks);
        }
        catch (Exception exception) when (exception is JsonException or InvalidCastException)
        {
            throw new HelmException($"the chart '{Path.GetFileName(upgrade.Chart)}' cannot be rendered for the cluster", HelmFault.Other, "Helm's answer is no JSON", "Use Helm 3.8 or later.");
        }
    }

    /// <summary>The revisions of a release, oldest first; empty when there is no such release.</summary>
    public async Task<IReadOnlyList<HelmRevision>> HistoryAsync(string release, string namespaceName, CancellationToken cancellationToken)
    {
        try
        {
            var json = await ReadAsync(
                $"the history of '{release}' could not be read", ["history", "--namespace", namespaceName, "--output", "json", "--", release], cancellationToken);
            return JsonSerializer.Deserialize<HelmRevision[]>(json, JsonSerializerOptions.Web) ?? [];
        }
        catch (HelmException exception) when (exception.Fault == HelmFault.NotFound)
        {
            return [];
        }
    }

    /// <summary>The newest revision of a release; null when there is no such release.</summary>
    public async Task<HelmRevision?> StatusAsync(string release, string namespaceName, CancellationToken cancellationToken) =>
        (await HistoryAsync(release, namespaceName, cancellationToken)).MaxBy(revision => revision.Revision);

    /// <summary>The resources of a release's newest revision as YAML documents, without hooks.</summary>
    public Task<string> ManifestAsync(string release, string namespaceName, CancellationToken cancellationToken) =>
        ReadAsync($"the manifest of '{release}' could not be read", ["get", "manifest", "--namespace", namespaceName, "--", release], cancellationToken);

    /// <summary>Goes back to an earlier revision and waits until its resources are ready. When it is cancelled, what ran before runs again.</summary>
    public async Task RollbackAsync(string release, string namespaceName, int revision, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        try
        {
            await RollbackAsync(release, namespaceName, revision, ["--wait", "--wait-for-jobs", "--timeout", Seconds(timeout)], log, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await ReleaseLockAsync(release, namespaceName, log);
            throw;
        }
    }

    /// <summary>Removes a release and waits until its resources are gone. Does nothing when there is no such release.</summary>
    public async Task UninstallAsync(string release, string namespaceName, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken)
    {
        try
        {
            await RunReleaseAsync(
                $"'{release}' could not be removed from namespace '{namespaceName}'",
                release,
                namespaceName,
                ["uninstall", "--namespace", namespaceName, "--wait", "--timeout", Seconds(timeout), "--", release],
                log,
                cancellationToken);
        }
        catch (HelmException exception) when (exception.Fault == HelmFault.NotFound)
        {
            // It is gone already.
        }
    }

    private Task RollbackAsync(
        string release, string namespaceName, int revision, IEnumerable<string> options, TextWriter log, CancellationToken cancellationToken) => RunReleaseAsync(
        $"'{release}' could not be rolled back to revision {revision} in namespace '{namespaceName}'",
        release,
        namespaceName,
        ["rollback", "--namespace", namespaceName, .. options, "--", release, revision.ToString(CultureInfo.InvariantCulture)],
        log,
        cancellationToken);

    // Helm's rollback has no end but its own: stopped, it leaves the release locked, until somebody rolls back once more.
    private async Task ReleaseLockAsync(string release, string namespaceName, TextWriter log)
    {
        using var limit = new CancellationTokenSource(StopTime);
        try
        {
            var history = await HistoryAsync(release, namespaceName, limit.Token);
            if (history.MaxBy(revision => revision.Revision) is { Status: "pending-rollback" } && history.LastOrDefault(revision => revision.Status == "deployed") is { } before)
                await RollbackAsync(release, namespaceName, before.Revision, [], log, limit.Token);
        }
        catch (Exception exception) when (exception is HelmException or OperationCanceledException)
        {
            await log.WriteLineAsync($"The release stays locked: {exception.Message}".AsMemory(), CancellationToken.None);
        }
    }

    private async Task RunReleaseAsync(
        string failure, string release, string namespaceName, IReadOnlyList<string> arguments, TextWriter log, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(failure, arguments, log, "", cancellationToken);
        }
        catch (HelmException exception) when (exception.Fault == HelmFault.OperationInProgress)
        {
            var pending = await StatusAsync(release, namespaceName, cancellationToken);
            throw new HelmException(
                failure,
                HelmFault.OperationInProgress,
                $"revision {pending?.Revision} is {pending?.Status} since {pending?.Updated:u}: another Helm works on the release, or one was killed while it did",
                pending?.Revision > 1
                    ? $"Wait for it. If nobody works on it: helm rollback --namespace {namespaceName} {release}"
                    : $"Wait for it. If nobody works on it: helm uninstall --namespace {namespaceName} {release}");
        }
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (long)time.TotalSeconds)}s");
}
