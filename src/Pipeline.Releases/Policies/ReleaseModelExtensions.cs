using Pipeline.Core.Model;

namespace Pipeline.Releases.Policies;

/// <summary>What a build says about its releases.</summary>
public static class ReleaseModelExtensions
{
    /// <summary>Describes the releases: schedule, criteria of single modules.</summary>
    public static PipelineModel Releases(this PipelineModel model, Func<ReleasesBuilder, ReleasesBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(configure);
        return model.With(configure(new ReleasesBuilder(model.Additions.Find<ReleasePolicy>() ?? ReleasePolicy.None)).Policy);
    }

    /// <summary>The rules that <paramref name="model"/> declares.</summary>
    internal static ReleasePolicy DeclaredReleasePolicy(this PipelineModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return (model.Additions.Find<ReleasePolicy>() ?? ReleasePolicy.None) with
        {
            Environments =
            [
                .. model.Environments.Select(environment => (environment.Additions.Find<EnvironmentPolicy>() ?? new EnvironmentPolicy { Name = environment.Name }) with
                {
                    Name = environment.Name,
                    Branch = environment.Branch,
                    After = environment.After,
                }),
            ],
        };
    }
}
