using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Umbrella;
using Pipeline.Tools.Umbrella;
using Semver;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>What the target Umbrella does.</summary>
internal static class UmbrellaSession
{
    public static Task RunAsync(IUmbrella build)
    {
        List<string> asked = [.. Asked("--open", build.Open), .. Asked("--join", build.Join), .. Asked("--leave", build.Leave), .. Asked("--cut", build.Cut)];
        return asked switch
        {
            ["--open"] => OpenAsync(build),
            ["--join"] => EachModuleAsync(build, (edit, umbrella, module) => new UmbrellaJoined { At = edit.Now, By = edit.By, Umbrella = umbrella, Module = module, Because = build.Because }),
            ["--leave"] => EachModuleAsync(build, (edit, umbrella, module) => new UmbrellaLeft { At = edit.Now, By = edit.By, Umbrella = umbrella, Module = module, Because = build.Because ?? "" }),
            ["--cut"] => CutAsync(build),
            [] => StatusAsync(build),
            _ => throw new PipelineException($"{string.Join(" and ", asked)} exclude each other. Say one of them."),
        };
    }

    private static string[] Asked(string option, bool value) => value ? [option] : [];

    private static async Task OpenAsync(IUmbrella build)
    {
        using var signals = new SignalCancellation();
        var plan = await ReadPlanAsync(build, signals.Token);
        var graph = (await build.Context.SourceAsync(signals.Token)).Graph;
        if (graph.TryGet(plan.Name, out _))
            throw new PipelineException($"An umbrella release cannot have the name of a module, and '{plan.Name}' is one: their charts and tags would be the same. Give it another name.");
        foreach (var module in plan.Modules)
            _ = graph[module];
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        await ledger.AppendAsync(edit => edit.Add(new UmbrellaOpened { At = edit.Now, By = edit.By, Plan = plan }), signals.Token);
    }

    private static async Task<UmbrellaPlan> ReadPlanAsync(IUmbrella build, CancellationToken cancellationToken)
    {
        var typed = build.Context.Model.DeclaredReleasePolicy().Umbrella;
        var file = Path.Combine(build.RootDirectory, UmbrellaYaml.FileName);
        if (!File.Exists(file))
            return typed ?? throw new PipelineException($"No umbrella release is declared. Declare it in the build class, with .Releases(r => r.Umbrella(\"aether\", u => u.Version(\"2.1\").Target(\"2026-12-15\"))), or in {UmbrellaYaml.FileName} at the root.");
        return typed is null
            ? UmbrellaYaml.Read(await File.ReadAllTextAsync(file, cancellationToken))
            : throw new PipelineException($"The umbrella release is declared twice, in the build class and in {UmbrellaYaml.FileName}. Remove one of them.");
    }

    private static async Task EachModuleAsync(IUmbrella build, Func<LedgerEdit, string, string, LedgerEvent> decide)
    {
        using var signals = new SignalCancellation();
        if (build.Module is not { Length: > 0 })
            throw new PipelineException("Which module? Name it: --module catalog.");
        var modules = (await build.Context.SourceAsync(signals.Token)).Selected;
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        await ledger.AppendAsync(
            edit =>
            {
                var umbrella = UmbrellaName.Find(edit.State, build.UmbrellaId).Plan.Id;
                foreach (var module in modules)
                    edit.Add(decide(edit, umbrella, module.Name));
            },
            signals.Token);
    }

    private static async Task StatusAsync(IUmbrella build)
    {
        using var signals = new SignalCancellation();
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        var state = (await ledger.ReadAsync(signals.Token)).State;
        Show(state, UmbrellaName.Find(state, build.UmbrellaId), ledger.Now);
    }

    // The ledger hears of it last: what it knows of is there.
    private static async Task CutAsync(IUmbrella build)
    {
        using var signals = new SignalCancellation();
        var opened = await build.Context.SourceAsync(signals.Token);
        var ledger = await ReleaseLedger.OpenAsync(build, signals.Token);
        await build.Context.Locks.HoldCheckoutAsync(signals.Token);
        var view = await ledger.ReadAsync(signals.Token);
        if (view.Unreachable is { } reason)
            throw new PipelineException($"The ledger cannot be reached: {reason} A release is recorded when it is made. Try again when {ledger.Options.Remote} answers.");
        var umbrella = UmbrellaName.Find(view.State, build.UmbrellaId);
        var status = Show(view.State, umbrella, ledger.Now);
        UmbrellaCut Cut(LedgerEdit edit, string commit) => new() { At = edit.Now, By = edit.By, Umbrella = umbrella.Plan.Id, Version = umbrella.NextVersion, Commit = commit, Pins = status.Pins, Missed = status.Missed };
        await ledger.RequireAsync(edit => edit.Add(Cut(edit, opened.Source.Commit)), signals.Token);

        var request = RequestOf(view.State, umbrella, status.Pins, opened.Graph);
        // What was rehearsed by a pull request stands in no branch; what was merged has its tree.
        if (request.Base is not null && await BundleSources.FindCommitAsync(opened, NewestOf(view.State, status.Pins).Tree, signals.Token) is { } merged)
            request = request with { Base = merged };
        request = request with { Remote = ledger.Options.Remote, FallbackIdentity = ledger.Options.FallbackIdentity };
        var made = await new UmbrellaCutter(opened.WorkTree, request).CutAsync(signals.Token);
        build.Context.SourceChanged();
        // Not cancelled: branch and tag are there.
        await ledger.AppendAsync(edit => edit.Add(Cut(edit, made.Commit)), CancellationToken.None, online: true);
        Log.Information("{Tag:l} {Is:l} on branch {Branch:l}", made.Tag, made.IsNew ? "stands" : "stood already", umbrella);
        if (made.Proposal is { } proposal)
            Log.Information("The next development versions are on the branch {Branch:l}: merge it by a pull request, or with 'git merge {Branch:l}'", proposal, proposal);
    }

    private static UmbrellaRequest RequestOf(LedgerState state, UmbrellaState umbrella, IReadOnlyList<UmbrellaPin> pins, ModuleGraph graph)
    {
        var charts = UmbrellaCharts.Of(state, pins);
        return new UmbrellaRequest
        {
            Name = umbrella.Plan.Name,
            Branch = umbrella.Plan.Id,
            Version = SemVersion.Parse(umbrella.NextVersion),
            Modules = pins.ToDictionary(pin => pin.Module, pin => SemVersion.Parse(pin.Version)),
            Charts = charts,
            Gone = state.Bundles.Values.SelectMany(bundle => bundle.Bundle.Content.Modules).Select(module => module.Name).Except(charts.Select(chart => chart.Name)).ToHashSet(),
            Base = umbrella.Releases.IsEmpty ? NewestOf(state, pins).Commit : null,
            Graph = graph,
        };
    }

    private static BundleContent NewestOf(LedgerState state, IReadOnlyList<UmbrellaPin> pins) => state.Bundles[pins.MaxBy(pin => state.Sealed.IndexOf(pin.Bundle.Value))!.Bundle.Value].Bundle.Content;

    private static UmbrellaStatus Show(LedgerState state, UmbrellaState umbrella, DateTimeOffset now)
    {
        var status = UmbrellaStatus.Of(state, umbrella, now);
        Console.Write(UmbrellaTable.Write(state, umbrella, status));
        return status;
    }
}
