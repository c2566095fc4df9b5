using Pipeline.Workflows.Inputs;
using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary><c>push-module.yml</c>: by hand, one module of one branch, both chosen from a list (F5).</summary>
internal sealed class PushModuleWorkflow(WorkflowModel model, ReusableWorkflows workflows, SourceJob sources)
{
    public Workflow Create()
    {
        var options = model.Options;
        var module = new ChoiceInput("module") { Description = "The module whose image and chart are published.", Required = true, Options = [.. workflows.ModuleNames.Order(StringComparer.Ordinal)] };
        var branch = new ChoiceInput("branch")
        {
            Description = "The branch that it is built from.",
            Required = true,
            Options = [.. new[] { options.DevelopmentBranch, options.HotfixBranch, options.MainBranch }.Distinct()],
        };
        var head = sources.Create(branch.Value);
        return new Workflow
        {
            FileName = "push-module.yml",
            Name = "Push a module",
            RunName = $"Push {module.Value} of {branch.Value}",
            On = new WorkflowTriggers { Dispatch = new DispatchTrigger { Inputs = [module, branch] } },
            Concurrency = new Concurrency($"push-module-{module.Value}") { KeepsEveryRun = true },
            Jobs = [head, workflows.OneModule(module.Value, SourceJob.SourceOf(head), head)],
        };
    }
}
