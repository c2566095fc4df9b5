using Pipeline.Core.Planning;

namespace Pipeline.Components.Sessions;

/// <summary>Reads a build's rules for versions: the same for every target, whether it plans, tags or publishes.</summary>
internal static class VersionRulesReader
{
    /// <summary>The rules of <paramref name="build"/> for the channel that was asked for; the defaults when it lists no <see cref="IPlanVersions"/>.</summary>
    public static PlanOptions Read(IHazModel build)
    {
        if (build is not IPlanVersions planning)
            return new PlanOptions();
        return planning.Channel is { } channel ? planning.VersionRules with { Channel = channel } : planning.VersionRules;
    }
}
