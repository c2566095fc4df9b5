using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Ledger;
using Pipeline.Stages.Promotions;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the target MoveChannels does.</summary>
internal static class ChannelSession
{
    /// <summary>Records the moves that are due, then makes the tags stand where the ledger says: whoever is interrupted, or slower than another, leaves nothing that the next run does not mend.</summary>
    /// <exception cref="PipelineException">Artifacts are gone, or the ledger cannot be reached.</exception>
    public static async Task MoveAsync(IMoveChannels build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var opened = await build.Context.SourceAsync(signals.Token);
        await using var tools = new StageTools(build.Context, opened.Source);
        var registry = await tools.OpenRegistryAsync(signals.Token);
        var (tags, isLocal) = (new ChannelTags(registry), registry.Address.IsLoopback);
        // An old copy of it would move tags back.
        var state = await ledger.ReadReachableAsync(signals.Token);
        if (state.Rules.Channels.Count == 0)
            throw new PipelineException("The rules in force have no channels. Declare them, with .Releases(r => r.Channel(\"released\", c => c.In(\"production\"))), then adopt them: ./build.sh Criteria --adopt.");
        var due = ChannelRules.Due(state, ledger.Now, isLocal);
        foreach (var bundle in due.Select(move => move.To.Bundle).DistinctBy(bundle => bundle.Id))
            await CheckAsync(tags, bundle, signals.Token);
        if (due.Count > 0)
            state = await ledger.AppendAsync(edit => Decide(edit, isLocal), signals.Token, online: true);
        await PointAsync(tags, state, isLocal, signals.Token);
        foreach (var line in ChannelStatus.Lines(state, ledger.Now, isLocal))
            Console.WriteLine(line);
    }

    private static void Decide(LedgerEdit edit, bool isLocal)
    {
        foreach (var move in ChannelRules.Due(edit.State, edit.Now, isLocal))
            edit.Add(new ChannelMoved { At = edit.Now, By = edit.By, Channel = move.Channel.Name, Bundle = move.To.Bundle.Id, IsLocal = isLocal });
    }

    private static async Task CheckAsync(ChannelTags tags, Bundle bundle, CancellationToken cancellationToken)
    {
        if (await tags.FindMissingAsync(bundle, cancellationToken) is { Count: > 0 } missing)
            throw new PipelineException($"These artifacts of {bundle.ShortId} are gone, so no channel can point to it:\n{string.Join('\n', missing.Select(one => $"  {one}"))}\nNothing was moved. Ban it (./build.sh NeverAgain --bundle {bundle.ShortId} --because \"...\"), or seal a new one.");
    }

    private static async Task PointAsync(ChannelTags tags, LedgerState state, bool isLocal, CancellationToken cancellationToken)
    {
        foreach (var channel in state.Rules.Channels)
        {
            if (ChannelRules.Current(state, channel.Name, isLocal) is not { } current)
                continue;
            await tags.PointAsync(channel.Name, current.Bundle, cancellationToken);
            Log.Information("{Channel:l} stands on {Bundle:l}", channel.Name, current);
        }
    }
}
