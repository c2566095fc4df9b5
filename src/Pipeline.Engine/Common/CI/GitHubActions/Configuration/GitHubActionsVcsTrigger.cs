using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Starts a workflow on a push or pull request.</summary>
public class GitHubActionsVcsTrigger : GitHubActionsDetailedTrigger
{
    /// <summary>Which of both.</summary>
    public GitHubActionsTrigger Kind { get; set; }

    /// <summary>These branches.</summary>
    public string[] Branches { get; set; } = [];

    /// <summary>Other branches than these.</summary>
    public string[] BranchesIgnore { get; set; } = [];

    /// <summary>These tags.</summary>
    public string[] Tags { get; set; } = [];

    /// <summary>Other tags than these.</summary>
    public string[] TagsIgnore { get; set; } = [];

    /// <summary>Changes of these files.</summary>
    public string[] IncludePaths { get; set; } = [];

    /// <summary>Changes of other files than these.</summary>
    public string[] ExcludePaths { get; set; } = [];

    internal bool IsEmpty => Array.TrueForAll([Branches, BranchesIgnore, Tags, TagsIgnore, IncludePaths, ExcludePaths], patterns => patterns.Length == 0);

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer) => writer.NotNull().WriteBlock($"{Kind.GetValue()}:", () =>
    {
        writer.WriteList("branches", Branches);
        writer.WriteList("branches-ignore", BranchesIgnore);
        writer.WriteList("tags", Tags);
        writer.WriteList("tags-ignore", TagsIgnore);
        writer.WriteList("paths", [.. IncludePaths, .. ExcludePaths.Select(path => $"!{path}")]);
    });
}
