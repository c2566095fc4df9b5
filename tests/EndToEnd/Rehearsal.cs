using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.EndToEnd;

/// <summary>A run of the pipeline: what it printed and what it recorded.</summary>
internal sealed record Rehearsal(BuildResult Build, RunRecord Run)
{
    public ModuleRecord Module(string name) => Run.Modules.Single(module => module.Name == name);

    public StageRecord Stage(string module, Stage stage) => Module(module).Stages.Single(record => record.Name == stage);
}
