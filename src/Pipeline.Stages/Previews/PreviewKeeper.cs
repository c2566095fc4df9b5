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
        var isNew = await place.FindAsync(name.Application, name.Namespace, cancellationToken) is null;
        if (isNew)
        {
            PreviewAdmission.Require(name, await place.ListAsync(name.Application, cancellationToken), rules, time.GetUtcNow());
            await place.SaveAsync(name, Reserved(name, who, rules, null), cancellationToken);
        }

        var hold = await place.HoldAsync(name.Namespace, log, cancellationToken);
        try
        {
            // As it is now that nobody else is at work.
            var found = await place.FindAsync(name.Application, name.Namespace, cancellationToken);
            await place.SaveAsync(name, Reserved(name, who, rules, found?.Kept), cancellationToken);
            if (isNew && found?.Kept?.Phase != PreviewPhase.Open)
                await RequireRoomAsync(name, rules, log, cancellationToken);
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

    /// <summary>Notes that somebody uses a preview, and keeps others from opening and closing it until what is returned is disposed.</summary>
    /// <exception cref="PipelineException">It is not open.</exception>
    public async Task<IAsyncDisposable> UseAsync(PreviewName name, TextWriter log, CancellationToken cancellationToken)
    {
        await FindOpenAsync(name, cancellationToken);
        var hold = await place.HoldAsync(name.Namespace, log, cancellationToken);
        try
        {
            // As it is now that nobody else is at work.
            await place.SaveAsync(name, await FindOpenAsync(name, cancellationToken) with { UsedAt = time.GetUtcNow() }, cancellationToken);
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
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
    /// <param name="application">The application.</param>
    /// <param name="order">The modules, each after those that it depends on.</param>
    /// <param name="onClosed">Told of each as soon as it is closed, and why.</param>
    /// <param name="log">Told what is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PipelineException">Something could not be closed; everything else was.</exception>
    public async Task ReapAsync(string application, IReadOnlyList<string> order, Func<FoundPreview, string, Task> onClosed, TextWriter log, CancellationToken cancellationToken)
    {
        var closed = 0;
        List<string> failures = [];
        foreach (var preview in await place.ListAsync(application, cancellationToken))
        {
            if (preview.ReasonToClose(time.GetUtcNow()) is not { } why)
                continue;
            await log.WriteLineAsync($"{PreviewTable.Plain(preview.Name)}: {why}".AsMemory(), cancellationToken);
            try
            {
                // Somebody may have opened it again meanwhile.
                if (await CloseIfAsync(application, preview.Namespace, order, now => now.ReasonToClose(time.GetUtcNow()) is not null, log, cancellationToken) is null)
                    continue;
            }
            catch (PipelineException exception)
            {
                failures.Add($"{PreviewTable.Plain(preview.Name)}: {exception.Message}");
                continue;
            }

            closed++;
            await onClosed(preview, why);
        }

        if (failures.Count > 0)
            throw new PipelineException($"{failures.Count} of {failures.Count + closed} previews could not be closed:\n{string.Join('\n', failures)}");
    }

    // Of several that were opened at the same time the later ones find out that there is no room, and go.
    private async Task RequireRoomAsync(PreviewName name, PreviewRules rules, TextWriter log, CancellationToken cancellationToken)
    {
        try
        {
            PreviewAdmission.RequireRoom(name, await place.ListAsync(name.Application, cancellationToken), rules, time.GetUtcNow());
        }
        catch (PipelineException)
        {
            await place.RemoveAsync(name.Application, name.Namespace, log, CancellationToken.None);
            throw;
        }
    }

    private async Task<Preview> FindOpenAsync(PreviewName name, CancellationToken cancellationToken) =>
        await place.FindAsync(name.Application, name.Namespace, cancellationToken) is { Kept: { Phase: PreviewPhase.Open } kept } ? kept
            : throw new PipelineException($"There is no open preview '{name}' (namespace '{name.Namespace}'). Open it: ./build.sh OpenPreview --preview {name}. './build.sh Previews' lists those that are there.");

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
