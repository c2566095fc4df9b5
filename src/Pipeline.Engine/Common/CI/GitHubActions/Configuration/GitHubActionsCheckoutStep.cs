using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

/// <summary>Checks the repository out.</summary>
public class GitHubActionsCheckoutStep : GitHubActionsStep
{
    /// <summary>Which submodules too.</summary>
    public GitHubActionsSubmodules? Submodules { get; set; }

    /// <summary>Whether large files too.</summary>
    public bool? Lfs { get; set; }

    /// <summary>How many commits; 0 is all.</summary>
    public uint? FetchDepth { get; set; }

    /// <summary>Whether progress is shown.</summary>
    public bool? Progress { get; set; }

    /// <summary>Which objects are fetched.</summary>
    public string? Filter { get; set; }

    /// <inheritdoc/>
    public override void Write(CustomFileWriter writer)
    {
        writer.NotNull().WriteLine("- uses: actions/checkout@v6");
        if (Submodules is null && Lfs is null && FetchDepth is null && Progress is null && string.IsNullOrWhiteSpace(Filter))
            return;
        using (writer.Indent())
        {
            writer.WriteBlock("with:", () =>
            {
                writer.WriteValue("submodules", Submodules);
                writer.WriteValue("lfs", Lfs);
                writer.WriteValue("fetch-depth", FetchDepth);
                writer.WriteValue("show-progress", Progress);
                writer.WriteValue("filter", Filter);
            });
        }
    }
}
