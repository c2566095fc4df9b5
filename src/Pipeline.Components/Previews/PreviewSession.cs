using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Previews;
using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Previews;
using Serilog;

namespace Pipeline.Components.Previews;

/// <summary>What the targets about previews do.</summary>
internal static class PreviewSession
{
    /// <summary>Makes room for a preview.</summary>
    /// <exception cref="PipelineException">There are too many, or its namespace is something else.</exception>
    public static async Task ReserveAsync(IPreview build)
    {
        using var signals = new SignalCancellation();
        var preview = build.Context.Preview!;
        await build.Context.Locks.HoldEnvironmentAsync(preview.Environment.Name, signals.Token);
        // A run that was built slowly comes after the end of what it was built for.
        if (await PreviewNews.IsOverAsync(build, preview.Name, signals.Token))
            throw new PipelineException($"The preview '{preview.Name}' is not opened: its pull request is closed.");
        var tools = new StageTools(build.Context, preview.Environment);
        try
        {
            if (RunOrigin.IsHostedMachine && (await tools.DeployersFor(build.Runtime).ChooseAsync(signals.Token)).Deployer.Runtime == LocalDeployer.RuntimeName)
                throw new PipelineException($"The preview '{preview.Name}' is not opened: no cluster answers, and on the local runtime it would be gone with this machine, which ends with the job. Give the job a cluster (the secret KUBERNETES_CREDENTIALS of the environment 'preview'), or let it run on a machine of your own.");
            var keeper = await KeeperAsync(build, tools, signals.Token);
            var hold = await keeper.ReserveAsync(preview.Name, ChosenPreview.Who(build.Context), PreviewTimes.RulesOf(build), Console.Out, signals.Token);
            build.Context.Reservation = new PreviewReservation(tools, hold);
        }
        catch
        {
            await tools.DisposeAsync();
            throw;
        }

        Log.Information("The preview {Preview:l} is in namespace {Namespace:l}", preview.Name, preview.Environment.Namespace);
    }

    /// <summary>Says where a preview answers, now that it is deployed.</summary>
    public static async Task OpenAsync(IPreview build)
    {
        using var signals = new SignalCancellation();
        var context = build.Context;
        var name = context.Preview!.Name;
        await using var reservation = context.Reservation ?? throw new PipelineException("OpenPreview needs ReservePreview, which was left out. Run it without --skip.");
        await using var tools = new StageTools(context, context.Preview.Environment);
        var opened = await context.SourceAsync(signals.Token);
        var deployed = context.Stages.RecordOf(Stage.Deploy)?.Modules
            .Select(module => (module.Name, Outputs: module.Stages.FirstOrDefault(stage => stage.Name == Stage.Deploy)?.Outputs))
            // Whoever looks at a preview looks from outside, where there is a way.
            .Select(module => (module.Name, Address: module.Outputs?.GetValueOrDefault("public") ?? module.Outputs?.GetValueOrDefault("endpoint")))
            .Where(module => module.Address is not null)
            .Select(module => new PreviewAddress(module.Name, module.Address!));
        var preview = await (await KeeperAsync(build, tools, signals.Token))
            .OpenedAsync(name, ChosenPreview.Who(context), PreviewTimes.RulesOf(build), opened.Source.Commit, [.. deployed ?? []], signals.Token);
        await PreviewNews.TellOpenAsync(build, name, preview, signals.Token);
    }

    /// <summary>Removes a preview.</summary>
    /// <exception cref="PipelineException">Its namespace is something else.</exception>
    public static async Task CloseAsync(IPreview build)
    {
        using var signals = new SignalCancellation();
        var preview = build.Context.Preview!;
        await build.Context.Locks.HoldEnvironmentAsync(preview.Environment.Name, signals.Token);
        // An earlier target of the same call may keep others from it.
        if (build.Context.Use is { } use)
            await use.DisposeAsync();
        await using var tools = new StageTools(build.Context, preview.Environment);
        var keeper = await KeeperAsync(build, tools, signals.Token);
        var closed = await keeper.CloseAsync(preview.Name.Application, preview.Environment.Namespace, Order(build), Console.Out, signals.Token);
        if (closed is null)
            Log.Information("There is no preview {Preview:l} (namespace {Namespace:l}): there is nothing to close", preview.Name, preview.Environment.Namespace);
        else
            Log.Information("The preview {Preview:l} is closed", preview.Name);
        await PreviewNews.TellClosedAsync(build, preview.Name, null, signals.Token);
    }

    /// <summary>Lists previews, or closes those that are to be closed.</summary>
    /// <exception cref="PipelineException">Something could not be closed.</exception>
    public static async Task ListAsync(IPreview build)
    {
        using var signals = new SignalCancellation();
        var application = build.Context.Model.ApplicationName;
        await using var tools = new StageTools(build.Context, build.Context.Model.PreviewRules.EnvironmentOf(PreviewName.Of(application, "any")));
        if (build.Reap)
        {
            // Whoever reads of one that is gone need not wait for the others.
            async Task TellAsync(FoundPreview preview, string why)
            {
                Log.Information("The preview {Preview:l} is closed: {Why:l}", PreviewTable.Plain(preview.Name), why);
                if (preview.Kept is { } kept)
                    await PreviewNews.TellClosedAsync(build, PreviewName.Of(application, kept.Name), why, signals.Token);
            }

            await (await KeeperAsync(build, tools, signals.Token)).ReapAsync(application, Order(build), TellAsync, Console.Out, signals.Token);
        }

        var previews = await (await tools.FindPreviewsAsync(signals.Token)).ListAsync(application, signals.Token);
        if (previews.Count == 0)
            Log.Information("There are no previews; './build.sh OpenPreview' opens one");
        else
            await Console.Out.WriteAsync(PreviewTable.Write(previews, build.Context.Time.GetUtcNow()));
    }

    private static async Task<PreviewKeeper> KeeperAsync(IPreview build, StageTools tools, CancellationToken cancellationToken)
    {
        var (deployer, _) = await tools.DeployersFor(build.Runtime).ChooseAsync(cancellationToken);
        return new PreviewKeeper(await tools.FindPreviewsAsync(cancellationToken), deployer, build.Context.Time);
    }

    // A preview must go also when the modules of this commit cannot be read.
    private static IReadOnlyList<string> Order(IPreview build)
    {
        try
        {
            return [.. build.Context.Graph.Ordered.Select(module => module.Name)];
        }
        catch (PipelineException)
        {
            return [];
        }
    }
}
