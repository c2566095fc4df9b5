using Pipeline.Core.Environments;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;

namespace Pipeline.Core.Load;

/// <summary>Declares load tests in C#.</summary>
public static class LoadTestExtensions
{
    /// <summary>Tests the deployed module under load.</summary>
    public static Module LoadTest(this Module module, Func<LoadTestBuilder, LoadTestBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        return module with { LoadTest = Configured(module.LoadTest, configure) };
    }

    /// <summary>Tests the deployed application under load, by requests to one of its modules. What is found counts for the whole.</summary>
    /// <param name="model">The model.</param>
    /// <param name="through">The module that the requests go to, such as <c>web</c>.</param>
    /// <param name="configure">What is asked, how often, for how long; null: as by default.</param>
    public static PipelineModel LoadTest(this PipelineModel model, string through, Func<LoadTestBuilder, LoadTestBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(through);
        return model.With(new ApplicationLoadTest(through, Configured(null, configure)));
    }

    /// <summary>Has the generated workflows test under load what they have deployed to this environment.</summary>
    public static EnvironmentBuilder LoadTest(this EnvironmentBuilder environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.With(new LoadTestedEnvironment());
    }

    /// <summary>Whether the generated workflows test <paramref name="environment"/> under load.</summary>
    internal static bool IsLoadTested(this DeployEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.Additions.Find<LoadTestedEnvironment>() is not null;
    }

    private static LoadTestSettings Configured(LoadTestSettings? before, Func<LoadTestBuilder, LoadTestBuilder>? configure)
    {
        var builder = new LoadTestBuilder(before ?? new LoadTestSettings());
        return (configure is null ? builder : configure(builder)).Settings;
    }
}
