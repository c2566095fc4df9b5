using Pipeline.Core.Environments;
using Pipeline.Core.Model;

namespace Pipeline.Core.Watching;

/// <summary>Declares in C# how environments are watched.</summary>
public static class WatchExtensions
{
    /// <summary>Watches the environment after a deployment, with the target Watch (F8).</summary>
    public static EnvironmentBuilder Watch(this EnvironmentBuilder environment, Func<WatchBuilder, WatchBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var builder = new WatchBuilder(environment.Environment.WatchSettings() ?? new WatchSettings());
        return environment.With((configure is null ? builder : configure(builder)).Settings);
    }

    /// <summary>How <paramref name="environment"/> is watched; null: it is not.</summary>
    internal static WatchSettings? WatchSettings(this DeployEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment.Additions.Find<WatchSettings>();
    }
}
