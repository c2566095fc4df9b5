using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Semver;

namespace Pipeline.Stages;

/// <summary>What a stage works on.</summary>
public sealed record StageContext
{
    /// <summary>The module. For a stage of the whole application: the application, named by its model, at the model's root.</summary>
    public required Module Module { get; init; }

    /// <summary>Every selected module, in dependency order.</summary>
    public required IReadOnlyList<Module> Modules { get; init; }

    /// <summary>The source.</summary>
    public required SourceTree Source { get; init; }

    /// <summary>The git tree id of the module's inputs (its folder and shared paths), uncommitted changes included. Default: empty, not read.</summary>
    public string InputTree { get; init; } = "";

    /// <summary>The version that is being built.</summary>
    public required SemVersion Version { get; init; }

    /// <summary>True when a release tag of <see cref="Version"/> stands on the commit.</summary>
    public bool IsRelease { get; init; }

    /// <summary>The stage's folder, <c>artifacts/&lt;module&gt;/&lt;stage&gt;/</c>, absolute; it exists and is empty but for the log.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The stage's log; safe to write from any thread.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>The results so far, by module name and stage, of this and of earlier runs on the same sources.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<Stage, StageResult>> Results { get; init; }

    /// <summary>The absolute folder of the module.</summary>
    public string ModuleDirectory => Path.GetFullPath(Path.Combine(Source.Directory, Module.Path));

    /// <summary>The result of an earlier stage of this module; null when it has not run.</summary>
    public StageResult? Earlier(Stage stage) => Results.TryGetValue(Module.Name, out var stages) ? stages.GetValueOrDefault(stage) : null;

    /// <summary>The absolute output folder of another stage of the same module.</summary>
    public string OutputDirectoryOf(Stage stage) => StagePaths.OutputDirectory(Path.GetDirectoryName(Path.GetDirectoryName(OutputDirectory))!, Module.Name, stage);
}
