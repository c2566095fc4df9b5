using Pipeline.Components.Releases;
using Pipeline.Components.Sessions;
using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Core.Rollbacks;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Running;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Operations;

/// <summary>What runs in an environment, and which bundle that is.</summary>
internal sealed class RunningEnvironment
{
    private readonly IDeploy _build;
    private readonly OpenedSource _opened;
    private readonly IDeployer _deployer;

    private RunningEnvironment(IDeploy build, OpenedSource opened, DeployEnvironment environment, IDeployer deployer, IReadOnlyDictionary<string, RunningRevision> modules) =>
        (_build, _opened, Environment, _deployer, Modules) = (build, opened, environment, deployer, modules);

    /// <summary>The environment.</summary>
    public DeployEnvironment Environment { get; }

    /// <summary>What runs, by module.</summary>
    public IReadOnlyDictionary<string, RunningRevision> Modules { get; }

    /// <summary>The ledger; null: the build has none.</summary>
    public ReleaseLedger? Ledger { get; private init; }

    /// <summary>The bundle that runs; null: no ledger knows of one.</summary>
    public BundleState? Bundle { get; private init; }

    /// <summary>The last deployment there that ran well, by the ledger; null: it knows of none.</summary>
    public Deployment? Deployment { get; private init; }

    /// <summary>Reads it. With a ledger, a bundle that runs by no deployment is told.</summary>
    /// <exception cref="PipelineException">Another bundle was named than the one that runs, or the ledger cannot be read.</exception>
    public static async Task<RunningEnvironment> ReadAsync(IDeploy build, StageTools tools, IDeployer deployer, CancellationToken cancellationToken)
    {
        var opened = await build.Context.SourceAsync(cancellationToken);
        var running = await ReadModulesAsync(opened, tools.Environment, deployer, cancellationToken);
        if (build is not IHazLedger recorded)
            return new RunningEnvironment(build, opened, tools.Environment, deployer, running);
        var ledger = await ReleaseLedger.OpenAsync(recorded, cancellationToken);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var bundle = FindBundle(ledger, state, tools.Environment, running);
        // What is told of it belongs to the release.
        tools.Thread = bundle is null ? null : ReleaseThread.Of(state, bundle);
        return new RunningEnvironment(build, opened, tools.Environment, deployer, running) 
        {
            Ledger = ledger,
            Bundle = bundle,
            Deployment = state.Environment(tools.Environment.Name).Last(deployment => bundle is null || deployment.CountsFor(bundle)),
        };
    }

    /// <summary>Whether the very same revisions still run.</summary>
    public async Task<bool> IsSameAsync(CancellationToken cancellationToken)
    {
        var now = await ReadModulesAsync(_opened, Environment, _deployer, cancellationToken);
        return now.Count == Modules.Count && now.All(module => Modules.TryGetValue(module.Key, out var before) && before == module.Value);
    }

    /// <summary>Whether nothing was deployed since, by the ledger, and nobody deploys.</summary>
    public bool IsSameBy(LedgerState state, DateTimeOffset now) => RollbackRules.IsStill(state, Environment.Name, Deployment, now);

    /// <summary>The way to a module that works until it is disposed.</summary>
    /// <exception cref="PipelineException">It is not deployed, or has no Service.</exception>
    public async Task<EndpointLease> OpenAsync(string module, CancellationToken cancellationToken)
    {
        if (!Modules.ContainsKey(module))
            throw new PipelineException($"'{module}' is not deployed to '{Environment.Name}' (namespace '{Environment.Namespace}', runtime {_deployer.Runtime}). Deploy it first: ./build.sh {(_build is IPromoteBundle ? "Promote --to" : "Deploy --environment")} {Environment.Name}.");
        return await _deployer.OpenEndpointAsync(new ReleaseName(module, Environment.Namespace), cancellationToken)
            ?? throw new PipelineException($"'{module}' has no Service in '{Environment.Name}', so nothing can be asked of it. Give its chart one, or name an address.");
    }

    private static BundleState? FindBundle(ReleaseLedger ledger, LedgerState state, DeployEnvironment environment, IReadOnlyDictionary<string, RunningRevision> running)
    {
        var charts = running.ToDictionary(module => module.Key, module => module.Value.Chart);
        if (ledger.BundleName is not null)
        {
            var named = ledger.FindBundle(state);
            var differences = RunningBundle.DifferencesOf(named, charts);
            return differences.Count == 0 ? named : throw new PipelineException($"{named} is not what runs in {environment.Name}: {string.Join("; ", differences)}. Nothing was asked of it. Leave --bundle out to look at what runs, or promote the bundle first.");
        }

        var found = RunningBundle.Find(state, environment.Name, charts);
        if (found is null)
            Log.Warning("What runs in {Environment:l} is no sealed bundle, so the ledger is told nothing of it", environment.Name);
        return found;
    }

    private static Task<IReadOnlyDictionary<string, RunningRevision>> ReadModulesAsync(OpenedSource opened, DeployEnvironment environment, IDeployer deployer, CancellationToken cancellationToken) =>
        RunningModules.ReadAsync(deployer, opened.Graph.Ordered.Where(module => module.Chart is not null).Select(module => module.Name), environment.Namespace, cancellationToken);
}
