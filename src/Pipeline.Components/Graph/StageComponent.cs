using Nuke.Common;
using Pipeline.Components.Sessions;
using Pipeline.Core.Stages;
using Pipeline.Stages;

namespace Pipeline.Components.Graph;

/// <summary>What a component contributes to the graph: the target of a stage, and the stage itself.</summary>
internal sealed class StageComponent
{
    private readonly Func<INukeBuild, Target?> _targetOf;
    private readonly Func<INukeBuild, StageTools, CancellationToken, ValueTask<IStage?>> _create;

    private StageComponent(Stage stage, Func<INukeBuild, Target?> targetOf, Func<INukeBuild, StageTools, CancellationToken, ValueTask<IStage?>> create) =>
        (Stage, _targetOf, _create) = (stage, targetOf, create);

    /// <summary>Which stage.</summary>
    public Stage Stage { get; }

    /// <summary>The contribution of the component <typeparamref name="TComponent"/>.</summary>
    public static StageComponent Of<TComponent>(
        Stage stage, Func<TComponent, Target> targetOf, Func<TComponent, StageTools, CancellationToken, ValueTask<IStage>> create)
        where TComponent : class, INukeBuild => new(
            stage,
            build => build is TComponent component ? targetOf(component) : null,
            async (build, tools, token) => build is TComponent component ? await create(component, tools, token) : null);

    /// <summary>The target of the stage; null when <paramref name="build"/> does not list the component.</summary>
    public Target? TargetOf(INukeBuild build) => _targetOf(build);

    /// <summary>The stage; null when <paramref name="build"/> does not list the component.</summary>
    public ValueTask<IStage?> CreateAsync(INukeBuild build, StageTools tools, CancellationToken cancellationToken) => _create(build, tools, cancellationToken);
}
