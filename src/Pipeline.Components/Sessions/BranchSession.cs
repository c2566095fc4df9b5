using Pipeline.Tools.Branches;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the target about branches does.</summary>
internal static class BranchSession
{
    /// <exception cref="BranchUpdateException">A branch conflicts or could not be moved.</exception>
    public static async Task UpdateAsync(IUpdateBranches build)
    {
        using var signals = new SignalCancellation();
        var workTree = (await build.Context.SourceAsync(signals.Token)).WorkTree;
        var options = new BranchUpdateOptions
        {
            From = build.From,
            Into = build.Into,
            Remote = build.Remote,
            FallbackIdentity = ServerIdentity.Read(),
        };
        try
        {
            await new BranchUpdater(workTree).UpdateAsync(options, update => Report(update, options.From), signals.Token);
        }
        finally
        {
            build.Context.SourceChanged();
        }
    }

    private static void Report(BranchUpdate update, string from)
    {
        switch (update.Outcome)
        {
            case BranchUpdateOutcome.UpToDate:
                Log.Information("{Branch:l} has everything of {From:l} already", update.Branch, from);
                break;
            case BranchUpdateOutcome.FastForwarded:
                Log.Information("{Branch:l} stands where {From:l} stands now, at {Commit:l}", update.Branch, from, update.Commit![..7]);
                break;
            case BranchUpdateOutcome.Merged:
                Log.Information("{From:l} is merged into {Branch:l} as {Commit:l}", from, update.Branch, update.Commit![..7]);
                break;
            case BranchUpdateOutcome.Missing:
                Log.Information("There is no branch {Branch:l}: nothing to do", update.Branch);
                break;
            default:
                Log.Warning("{Branch:l} was left as it is", update.Branch);
                break;
        }
    }
}
