using Pipeline.Core.Stages;
using Semver;

namespace Pipeline.Core.Modules;

/// <summary>What a hook of a module works on.</summary>
public sealed record HookContext
{
    /// <summary>The module.</summary>
    public required Module Module { get; init; }

    /// <summary>The version that is built.</summary>
    public required SemVersion Version { get; init; }

    /// <summary>The name of the environment that is deployed to; null when none is.</summary>
    public string? Environment { get; init; }

    /// <summary>The root of the git work tree, absolute.</summary>
    public required string SourceDirectory { get; init; }

    /// <summary>The folder of the module, absolute.</summary>
    public required string ModuleDirectory { get; init; }

    /// <summary>The hook's own folder, <c>artifacts/&lt;module&gt;/&lt;hook&gt;/</c>, absolute; it exists and is empty but for the log. What is written there is kept as evidence.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>The hook's log; safe to write from any thread. Secrets of the build are masked.</summary>
    public required TextWriter Log { get; init; }

    /// <summary>The results so far, by module name and stage.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<Stage, StageResult>> Results { get; init; }

    /// <summary>Cancelled when the run is, or when the time of the stage is over.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Figures to record, by name.</summary>
    public IDictionary<string, double> Metrics { get; } = new Dictionary<string, double>();

    /// <summary>Values to record, by name. Never a secret.</summary>
    public IDictionary<string, string> Outputs { get; } = new Dictionary<string, string>();

    /// <summary>Where the deployed module answers; null when it is not deployed, or has no service.</summary>
    public Uri? Endpoint => Earlier(Stage.Deploy)?.Outputs.TryGetValue("endpoint", out var text) == true && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    /// <summary>The result of an earlier stage of this module; null when it has not run.</summary>
    public StageResult? Earlier(Stage stage) => Results.TryGetValue(Module.Name, out var stages) ? stages.GetValueOrDefault(stage) : null;
}
