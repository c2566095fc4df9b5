using System.Security.Cryptography;
using System.Text;
using Pipeline.Core.Charts;
using Pipeline.Core.Rollbacks;
using Semver;

namespace Pipeline.Core.Tests.Rollbacks;

/// <summary>The histories of an environment's modules, grown as Helm grows them.</summary>
internal sealed class EnvironmentHistory(params string[] modules)
{
    private readonly Dictionary<string, List<ReleaseRevision>> _revisions = modules.ToDictionary(module => module, _ => new List<ReleaseRevision>());
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string Commit(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..40];

    public IReadOnlyList<ReleaseRevision> this[string module] => _revisions[module];

    /// <summary>Deploys the commit <paramref name="name"/>; its modules have the version <c>1.0.0</c> of that commit.</summary>
    public EnvironmentHistory Deploy(string name, params IEnumerable<string> changed)
    {
        foreach (var module in changed)
            AddGood(module, ChartOf(module, name), $"1.0.0 of commit {Commit(name)}, chart sha256:{new string('0', 64)}");
        return this;
    }

    public EnvironmentHistory DeployDirty(string name, string tree, params IEnumerable<string> changed)
    {
        foreach (var module in changed)
            AddGood(module, $"{module}-{ChartVersion.Of(new SemVersion(1, 0, 0), Commit(name), Commit(tree))}", $"1.0.0 of commit {Commit(name)}, chart sha256:{new string('0', 64)}");
        return this;
    }

    public EnvironmentHistory Fail(string name, params IEnumerable<string> changed)
    {
        foreach (var module in changed)
            Add(module, "failed", ChartOf(module, name), $"Upgrade \"{module}\" failed: timed out waiting for the condition");
        return this;
    }

    /// <summary>What somebody deployed by hand.</summary>
    public EnvironmentHistory Install(string module, string chart)
    {
        AddGood(module, chart, "Upgrade complete");
        return this;
    }

    public EnvironmentHistory RollBackByHand(string module, int revision)
    {
        AddGood(module, _revisions[module].Single(entry => entry.Revision == revision).Chart, $"Rollback to {revision}");
        return this;
    }

    public EnvironmentHistory Forget(string module, int before)
    {
        _revisions[module].RemoveAll(entry => entry.Revision < before);
        return this;
    }

    public RollbackPlan Plan() => RollbackPlan.Of(modules.Select(module => (module, (IReadOnlyList<ReleaseRevision>)_revisions[module])));

    /// <summary>Carries the plan out; <paramref name="failing"/> do not become ready.</summary>
    public EnvironmentHistory Rollback(params string[] failing)
    {
        foreach (var step in Plan().Returning)
        {
            var chart = _revisions[step.Module].Single(entry => entry.Revision == step.To!.Revision).Chart;
            if (failing.Contains(step.Module))
                Add(step.Module, "failed", chart, $"Release \"{step.Module}\" failed: timed out waiting for the condition");
            else
                AddGood(step.Module, chart, $"Rollback to {step.To!.Revision}");
        }

        return this;
    }

    /// <summary>The plan in short: <c>a: c2 -> c1</c>, <c>a: stays</c>, <c>a: no earlier state</c>.</summary>
    public string Describe(params string[] commits)
    {
        var names = commits.ToDictionary(Commit);
        string NameOf(ReleaseState state) => state.Commit is { } commit && names.TryGetValue(commit, out var name) ? name : state.ToString();
        return string.Join(", ", Plan().Steps.Select(step => step.Decision switch
        {
            RollbackDecision.Return => $"{step.Module}: {NameOf(step.From!)} -> {NameOf(step.To!)}",
            RollbackDecision.Stay => $"{step.Module}: stays",
            _ => $"{step.Module}: no earlier state",
        }));
    }

    private static string ChartOf(string module, string name) => $"{module}-{ChartVersion.Of(new SemVersion(1, 0, 0), Commit(name))}";

    private void AddGood(string module, string chart, string description)
    {
        var revisions = _revisions[module];
        for (var index = 0; index < revisions.Count; index++)
        {
            if (revisions[index].Status == "deployed")
                revisions[index] = revisions[index] with { Status = "superseded" };
        }

        Add(module, "deployed", chart, description);
    }

    private void Add(string module, string status, string chart, string description)
    {
        _now += TimeSpan.FromMinutes(1);
        var revisions = _revisions[module];
        revisions.Add(new ReleaseRevision(revisions.Count == 0 ? 1 : revisions[^1].Revision + 1, _now, status, chart, description));
    }
}
