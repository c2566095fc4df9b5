using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;
using Pipeline.Stages.Clone;

namespace Pipeline.Components;

/// <summary>Clone: the source at one exact commit (D1).</summary>
public interface ICloneSource : IHazModel
{
    /// <summary>The repository to clone into a work folder. Default: the current tree.</summary>
    [Parameter("Repository to clone into a work folder; the current tree when left out")]
    string? Repository => TryGetValue(() => Repository);

    /// <summary>The branch of <see cref="Repository"/> to take; it must be named with a repository, and may not be without one.</summary>
    [Parameter("Branch of --repository to take; needed with it")]
    string? Branch => TryGetValue(() => Branch);

    /// <summary>The branch that <see cref="Branch"/> is merged into first, as its pull request would be. Default: no merge.</summary>
    [Parameter("Branch to merge --branch into first, as its pull request would be")]
    string? MergeInto => TryGetValue(() => MergeInto);

    /// <summary>Makes the stage; override it to change its options.</summary>
    ValueTask<IStage> CreateCloneStage(StageTools tools, CancellationToken cancellationToken) => new(new CloneStage());

    /// <summary>Takes the source at one exact commit and records it.</summary>
    Target Clone => _ => _
        .Description("Take the source at one exact commit")
        .TryDependsOn<IProvision>(x => x.Provision)
        .Stage(this, Stage.Clone);
}
