using Pipeline.Workflows.Triggers;

namespace Pipeline.Workflows.Generation;

/// <summary>What a repository may choose about its workflows.</summary>
public sealed record WorkflowOptions
{
    /// <summary>The branch that production is released from. Default: <c>main</c>.</summary>
    public string MainBranch { get; init; } = "main";

    /// <summary>The branch that work is merged into. Default: <c>development</c>.</summary>
    public string DevelopmentBranch { get; init; } = "development";

    /// <summary>The branch of urgent corrections. Default: <c>hotfix</c>.</summary>
    public string HotfixBranch { get; init; } = "hotfix";

    /// <summary>The label of the machines. Default: <c>ubuntu-24.04</c>.</summary>
    public string Runner { get; init; } = "ubuntu-24.04";

    /// <summary>The minutes after which a job is stopped. Default: 60.</summary>
    public int TimeoutMinutes { get; init; } = 60;

    /// <summary>When the planned release starts (D11, F6); null: no release by the clock.</summary>
    public Schedule? ReleaseSchedule { get; init; }

    /// <summary>Where images and charts are pushed to. Default: GitHub's registry unless the repository's settings name another one.</summary>
    public RegistryAccess Registry { get; init; } = RegistryAccess.Configurable;

    /// <summary>The tag that moves to every image of the development and the hotfix branch (F3). Default: <c>dev</c>.</summary>
    public string MovingTag { get; init; } = "dev";

    /// <summary>Globs of the files that the compiled build follows from, relative to the repository's root: the key of its cache.</summary>
    public IReadOnlyList<string> BuildInputs { get; init; } = ["build/**", "build.sh", "global.json", "Directory.*.props", "Directory.*.targets"];

    /// <summary>Globs of the files that packages and tools follow from, relative to the repository's root: the key of their cache.</summary>
    public IReadOnlyList<string> CacheInputs { get; init; } = ["global.json", "**/packages.lock.json"];

    /// <summary>Targets that <c>ci.yml</c> runs on every pull request and push, one job each; empty: no such workflow.</summary>
    public IReadOnlyList<ContinuousIntegrationJob> ContinuousIntegration { get; init; } = [];

    /// <summary>How NuGet packages are published on a version's tag; the build has <c>IPublishPackages</c>. Null: no such workflow.</summary>
    public PackagePublishing? Packages { get; init; }
}
