using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;

namespace Pipeline.Components;

/// <summary>UpdateBranches: after a release the other branches get what main has (F4).</summary>
public interface IUpdateBranches : IHazModel, IHazRemote
{
    /// <summary>The branch whose commits the others get. Default: the main branch of the workflows, <c>main</c>.</summary>
    [Parameter("Branch whose commits the others get; the main branch of the workflows when left out")]
    string From => TryGetValue(() => From) ?? Context.Options.Workflows.MainBranch;

    /// <summary>The branches that get them; one that does not exist is passed over. Default: the workflows' branches for development and for hotfixes.</summary>
    [Parameter("Branches that get them; the workflows' branches for development and hotfixes when left out")]
    string[] Into => TryGetValue(() => Into) ?? [Context.Options.Workflows.DevelopmentBranch, Context.Options.Workflows.HotfixBranch];

    /// <summary>Moves or merges each branch without checking anything out. A conflict leaves that branch as it is, and fails the target in the end.</summary>
    Target UpdateBranches => _ => _
        .Description("Bring development and hotfix up to date with main")
        .TryAfter<ITagVersions>(x => x.Tag)
        .Checked(this)
        .Executes(() => BranchSession.UpdateAsync(this));
}
