using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace Pipeline.Stages;

/// <summary>
/// A step of the pipeline for one module (or, by <see cref="Scope"/>, once for the application). It reads the results of
/// earlier stages, writes its outputs below its output directory, and returns evidence. It knows nothing of targets.
/// </summary>
public interface IStage
{
    /// <summary>Which stage this is.</summary>
    Stage Kind { get; }

    /// <summary>Whether it runs for every module or once for all of them. Default: every module.</summary>
    StageScope Scope => StageScope.Module;

    /// <summary>What it uses most; the runner bounds how many stages use it at once.</summary>
    Resource Resource { get; }

    /// <summary>
    /// Everything besides the sources and the earlier results that the outcome depends on (settings, tool versions), as
    /// stable text; it becomes part of the fingerprint. Null: the stage is never cached.
    /// </summary>
    ValueTask<string?> DescribeSettingsAsync(Module module, CancellationToken cancellationToken);

    /// <summary>Whether what an earlier run made is still there (the image in the engine, the digest in the registry).</summary>
    ValueTask<bool> IsIntactAsync(StageContext context, StageResult recorded, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <summary>Does the work.</summary>
    /// <returns>The evidence. A fault of the module (a failing test, a vulnerable image) is returned as a failure with its reason.</returns>
    /// <exception cref="Pipeline.Core.Errors.PipelineException">The stage could not run; the message says what to do.</exception>
    /// <exception cref="TransientStageException">A fault of the moment (a registry's 5xx, a reset connection): the runner tries again.</exception>
    Task<StageResult> RunAsync(StageContext context, CancellationToken cancellationToken);
}
