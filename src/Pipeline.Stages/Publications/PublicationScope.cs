using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Sources;
using Pipeline.Stages.Runner;

namespace Pipeline.Stages.Publications;

/// <summary>What is to be published.</summary>
internal sealed record PublicationScope
{
    /// <summary>The released commit.</summary>
    public required SourceTree Source { get; init; }

    /// <summary>Every module of the repository.</summary>
    public required ModuleGraph Graph { get; init; }

    /// <summary>The selected modules; those with a release tag on the commit are published.</summary>
    public required IReadOnlyList<RunModule> Modules { get; init; }

    /// <summary>The application itself.</summary>
    public required RunModule Application { get; init; }

    /// <summary>How release tags are named. Null, the default: by the convention.</summary>
    public TagFormat? TagFormat { get; init; }

    /// <summary>The tag of one release for the whole application. Null, the default: a release for each module.</summary>
    public string? ApplicationTag { get; init; }

    /// <summary>The repository's page, for links in the notes; null, the default: no links.</summary>
    public string? RepositoryPage { get; init; }

    /// <summary>The absolute paths of the release's papers, each with a name of its own. Default: none.</summary>
    public IReadOnlyList<string> Papers { get; init; } = [];

    /// <summary>The artifacts folder of the last release's run, to tell which tests were added; null, the default: unknown.</summary>
    public string? PreviousArtifacts { get; init; }
}
