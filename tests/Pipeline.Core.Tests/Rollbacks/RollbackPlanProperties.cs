using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Rollbacks;

namespace Pipeline.Core.Tests.Rollbacks;

/// <summary>The rule against the plain idea of it: a list of deployments from whose end a rollback takes one.</summary>
public sealed class RollbackPlanProperties
{
    private static readonly string[] Modules = ["a", "b", "c"];

    private static readonly Gen<string[]> Some =
        from a in Gen.Elements(true, false)
        from b in Gen.Elements(true, false)
        from c in Gen.Elements(true, false)
        select Modules.Zip([a, b, c]).Where(pair => pair.Second).Select(pair => pair.First).ToArray();

    private static readonly Arbitrary<Step[]> Successes = Steps("deploy", "deploy", "rollback");
    private static readonly Arbitrary<Step[]> Anything = Steps("deploy", "deploy", "fail", "rollback", "failing rollback");

    [Fact]
    public void A_rollback_takes_the_last_deployment_that_can_be_undone() => Prop
        .ForAll(Successes, steps =>
        {
            var history = new EnvironmentHistory(Modules);
            var deployments = new List<(string Commit, HashSet<string> Modules)>();
            for (var index = 0; index < steps.Length; index++)
            {
                var commit = $"commit {index}";
                if (steps[index].Kind == "deploy")
                {
                    history.Deploy(commit, steps[index].Modules);
                    deployments.Add((commit, [.. steps[index].Modules]));
                }
                else
                {
                    history.Rollback();
                    Undo(deployments);
                }
            }

            var running = Modules.ToDictionary(module => module, module => Top(deployments, module));
            var undone = Undo(deployments);
            return history.Plan().Steps.All(step =>
                step.From?.Commit == running[step.Module] && step.To?.Commit == (undone.Contains(step.Module) ? Top(deployments, step.Module) : null));
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Only_states_that_were_ready_are_returned_to_and_never_the_one_that_runs() => Prop
        .ForAll(Anything, steps =>
        {
            var history = Grow(steps);
            return history.Plan().Returning.All(step =>
            {
                var target = history[step.Module].Single(revision => revision.Revision == step.To!.Revision);
                var newest = history[step.Module][^1];
                return target.Status is "deployed" or "superseded" && (newest.Status != "deployed" || newest.Chart != target.Chart);
            });
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Rollback_after_rollback_comes_to_an_end() => Prop
        .ForAll(Anything, steps =>
        {
            var history = Grow(steps);
            for (var count = 0; history.Plan().Returning.Any(); count++)
            {
                if (count > steps.Length)
                    return false;
                history.Rollback();
            }

            return true;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_modules_does_not_matter() => Prop
        .ForAll(Anything, steps =>
        {
            var history = Grow(steps);
            var backwards = RollbackPlan.Of(Modules.Reverse().Select(module => (module, history[module])));
            return history.Plan().Steps.SequenceEqual(backwards.Steps.Reverse());
        })
        .QuickCheckThrowOnFailure();

    private static Arbitrary<Step[]> Steps(params string[] kinds) => (
        from kind in Gen.Elements(kinds)
        from modules in Some
        select new Step(kind, modules)).ArrayOf().ToArbitrary();

    private static EnvironmentHistory Grow(Step[] steps)
    {
        var history = new EnvironmentHistory(Modules);
        for (var index = 0; index < steps.Length; index++)
        {
            var (kind, modules) = steps[index];
            _ = kind switch
            {
                "deploy" => history.Deploy($"commit {index}", modules),
                "fail" => history.Fail($"commit {index}", modules),
                "rollback" => history.Rollback(),
                _ => history.Rollback(modules),
            };
        }

        return history;
    }

    private static string? Top(List<(string Commit, HashSet<string> Modules)> deployments, string module) =>
        deployments.LastOrDefault(deployment => deployment.Modules.Contains(module)).Commit is { } name ? EnvironmentHistory.Commit(name) : null;

    private static HashSet<string> Undo(List<(string Commit, HashSet<string> Modules)> deployments)
    {
        for (var index = deployments.Count - 1; index >= 0; index--)
        {
            var back = deployments[index].Modules.Where(module => deployments.Take(index).Any(earlier => earlier.Modules.Contains(module))).ToHashSet();
            if (back.Count == 0)
                continue;
            deployments[index].Modules.ExceptWith(back);
            return back;
        }

        return [];
    }

    private sealed record Step(string Kind, string[] Modules)
    {
        public override string ToString() => $"{Kind} {string.Join('+', Modules)}";
    }
}
