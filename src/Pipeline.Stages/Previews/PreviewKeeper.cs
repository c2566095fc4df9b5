using Pipeline.Core.Errors;
using Pipeline.Core.Previews;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Previews;

/// <summary>Opens, closes and reaps the previews of an application.</summary>
/// <param name="place">Where they are.</param>
/// <param name="deployer">Removes what is deployed in them.</param>
/// <param name="time">The clock.</param>
internal sealed class PreviewKeeper(IPreviewPlace place, IDeployer deployer, TimeProvider time)
{
    private static readonly TimeSpan RemovalTime = TimeSpan.FromMinutes(5);

    /// <summary>Makes room for a preview before anything is built for it, and keeps others away from it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="who">Who opens it.</param>
    /// <param name="rules">How long it lives, and how many there may be.</param>
    /// <param name="log">Told whom it waits for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What keeps others away.</returns>
    /// <exception cref="PipelineException">There are too many, or its namespace is something else.</exception>
    public async Task<IAsyncDisposable> ReserveAsync(PreviewName name, string who, PreviewRules rules, TextWriter log, CancellationToken cancellationToken)
    {
        var found = await place.FindAsync(name.Application, name.Namespace, cancellationToken);
        if (found is null)
        {
            PreviewAdmission.Require(name, await place.ListAsync(name.Application, cancellationToken), rules, time.GetUtcNow());
            await place.SaveAsync(name, Reserved(name, who, rules, null), cancellationToken);
        }

        var hold = await place.HoldAsync(name.Namespace, log, cancellationToken);
        try
        {
            // As it is now that nobody else is at work.
            found = await place.FindAsync(name.Application, name.Namespace, cancellationToken);
            await place.SaveAsync(name, Reserved(name, who, rules, found?.Kept), cancellationToken);
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <summary>Notes that all of a preview is deployed.</summary>
    /// <returns>What is kept of it.</returns>
    public async Task<Preview> OpenedAsync(PreviewName name, string who, PreviewRules rules, string commit, IReadOnlyList<PreviewAddress> addresses, CancellationToken cancellationToken)
    {
        var found = await place.FindAsync(name.Application, name.Namespace, cancellationToken);
        var reserved = Reserved(name, who, rules, found?.Kept);
        var preview = reserved with
        {
            Phase = PreviewPhase.Open,
            Commit = commit,
            Addresses = [.. reserved.Addresses.Where(old => addresses.All(one => one.Module != old.Module)).Concat(addresses).OrderBy(one => one.Module, StringComparer.Ordinal)],
        };
        await place.SaveAsync(name, preview, cancellationToken);
        return preview;
    }

    /// <summary>Notes that somebody uses a preview.</summary>
    /// <exception cref="PipelineException">It is not open.</exception>
    public async Task UseAsync(PreviewName name, CancellationToken cancellationToken)
    {
        if (await place.FindAsync(name.Application, name.Namespace, cancellationToken) is not { Kept: { Phase: PreviewPhase.Open } kept })
            throw new PipelineException($"There is no open preview '{name}' (namespace '{name.Namespace}'). Open it: ./build.sh OpenPreview --preview {name}. './build.sh Previews' lists those that are there.");
        await place.SaveAsync(name, kept with { UsedAt = time.GetUtcNow() }, cancellationToken);
    }

    /// <summary>Removes a preview: what is deployed in it, dependents first, then its namespace.</summary>
    /// <param name="application">The application.</param>
    /// <param name="namespaceName">Its namespace.</param>
    /// <param name="order">The modules, each after those that it depends on.</param>
    /// <param name="log">Told what is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was kept of it; null when it is gone already.</returns>
    /// <exception cref="PipelineException">Its namespace is something else.</exception>
    public Task<FoundPreview?> CloseAsync(string application, string namespaceName, IReadOnlyList<string> order, TextWriter log, CancellationToken cancellationToken) =>
        CloseIfAsync(application, namespaceName, order, _ => true, log, cancellationToken);

    /// <summary>Closes what is past its time or idle, and what runs left that were killed.</summary>
    /// <returns>What was closed, and why.</returns>
    /// <exception cref="PipelineException">Something could not be closed; everything else was.</exception>
    public async Task<IReadOnlyList<(FoundPreview Preview, string Why)>> ReapAsync(string application, IReadOnlyList<string> order, TextWriter log, CancellationToken cancellationToken)
    {
        List<(FoundPreview, string)> closed = [];
        List<string> failures = [];
        foreach (var preview in await place.ListAsync(application, cancellationToken))
        {
            if (preview.ReasonToClose(time.GetUtcNow()) is not { } why)
                continue;
            await log.WriteLineAsync($"{PreviewTable.Plain(preview.Name)}: {why}".AsMemory(), cancellationToken);
            try
            {
                // Somebody may have opened it again meanwhile.
                if (await CloseIfAsync(application, preview.Namespace, order, now => now.ReasonToClose(time.GetUtcNow()) is not null, log, cancellationToken) is not null)
                    closed.Add((preview, why));
            }
            catch (PipelineException exception)
            {
                failures.Add($"{PreviewTable.Plain(preview.Name)}: {exception.Message}");
            }
        }

        return failures.Count == 0 ? closed : throw new PipelineException($"{failures.Count} of {failures.Count + closed.Count} previews could not be closed:\n{string.Join('\n', failures)}");
    }

    private async Task<FoundPreview?> CloseIfAsync(string application, string namespaceName, IReadOnlyList<string> order, Func<FoundPreview, bool> condition, TextWriter log, CancellationToken cancellationToken)
    {
        if (await place.FindAsync(application, namespaceName, cancellationToken) is null)
            return null;
        await using var hold = await place.HoldAsync(namespaceName, log, cancellationToken);
        var found = await place.FindAsync(application, namespaceName, cancellationToken);
        if (found is null || !condition(found with { IsHeld = false }))
            return null;
        if (found.Kept is { } kept && PreviewName.Of(application, kept.Name) is var name && name.Namespace == namespaceName)
            await place.SaveAsync(name, kept with { Phase = PreviewPhase.Closing }, cancellationToken);
        // What the repository no longer has depends on nobody knows what: it goes first.
        var places = order.Index().ToDictionary(module => module.Item, module => module.Index);
        foreach (var release in found.Releases.OrderByDescending(release => places.GetValueOrDefault(release, int.MaxValue)))
        {
            await log.WriteLineAsync($"Removing {release} from {namespaceName}".AsMemory(), cancellationToken);
            try
            {
                await deployer.RemoveAsync(new ReleaseName(release, namespaceName), RemovalTime, log, cancellationToken);
            }
            catch (PipelineException exception)
            {
                // Half a release is no reason to keep the preview.
                await log.WriteLineAsync($"{release} goes with its namespace: {exception.Message}".AsMemory(), cancellationToken);
            }
        }

        await place.RemoveAsync(application, namespaceName, log, cancellationToken);
        return found;
    }

    private Preview Reserved(PreviewName name, string who, PreviewRules rules, Preview? before)
    {
        var now = time.GetUtcNow();
        return new Preview
        {
            Application = name.Application,
            Name = name.Given,
            Who = who,
            OpenedAt = before?.OpenedAt ?? now,
            UpdatedAt = now,
            UsedAt = now,
            TimeToLive = rules.TimeToLive,
            Idle = rules.Idle,
            // What was open stays so while it is brought up to date.
            Phase = before?.Phase == PreviewPhase.Open ? PreviewPhase.Open : PreviewPhase.Opening,
            Commit = before?.Commit,
            Addresses = before?.Addresses ?? [],
        };
    }
}
