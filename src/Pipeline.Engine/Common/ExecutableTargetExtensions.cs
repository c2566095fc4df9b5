using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>Finds targets among those of a build.</summary>
public static class ExecutableTargetExtensions
{
    /// <summary>True when <paramref name="target"/> is among <paramref name="targets"/>.</summary>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Target? target) => targets.Any(one => one.Factory.Equals(target));

    /// <inheritdoc cref="Contains(IEnumerable{ExecutableTarget}, Target)"/>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Setup? target) => targets.Any(one => one.Factory.Equals(target));

    /// <inheritdoc cref="Contains(IEnumerable{ExecutableTarget}, Target)"/>
    public static bool Contains(this IEnumerable<ExecutableTarget> targets, Cleanup? target) => targets.Any(one => one.Factory.Equals(target));
}
