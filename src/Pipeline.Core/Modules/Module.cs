using Pipeline.Core.Load;
using Pipeline.Core.Verification;

namespace Pipeline.Core.Modules;

/// <summary>A deployable component with its own version, image and chart.</summary>
public sealed record Module
{
    /// <summary>The name: a DNS label (lower-case letters, digits, hyphens; at most 53), unique in the repository.</summary>
    public required string Name { get; init; }

    /// <summary>The folder relative to the repository's root, with <c>/</c>; <c>.</c> is the root itself.</summary>
    public required string Path { get; init; }

    /// <summary>The modules that must be deployed before this one (D17), by name.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The modules whose images this one's image is built from, by name; each is built before.</summary>
    public IReadOnlyList<string> BuildsOn { get; init; } = [];

    /// <summary>Folders or files outside <see cref="Path"/> that belong to this module's input, relative to the repository's root.</summary>
    public IReadOnlyList<string> SharedPaths { get; init; } = [];

    /// <summary>How the image is built; null when the module has no image.</summary>
    public ImageSettings? Image { get; init; }

    /// <summary>How the unit tests are run; null: by convention (.NET test projects, <c>npm test</c>, Python tests), or none.</summary>
    public TestSettings? Test { get; init; }

    /// <summary>How it is tested under load when it is deployed; null: it is not.</summary>
    public LoadTestSettings? LoadTest { get; init; }

    /// <summary>The chart's folder relative to <see cref="Path"/>; null when the module has no chart.</summary>
    public string? Chart { get; init; }

    /// <summary>What it must answer once it is deployed (D14); none: being ready is all that is asked.</summary>
    public IReadOnlyList<HttpCheck> Smoke { get; init; } = [];

    /// <summary>What whoever deploys it must know or do, a sentence each (D13); the papers of a release gather it.</summary>
    public IReadOnlyList<string> DeployNotes { get; init; } = [];

    /// <summary>The code of the build that runs before and after its stages, in the order in which it was added.</summary>
    public IReadOnlyList<ModuleHook> Hooks { get; init; } = [];
}
