using Nuke.Common;
using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

/// <summary>Makes and plans the targets of a build class of the tests.</summary>
internal static class Targets
{
    public static IReadOnlyList<ExecutableTarget> Of<T>(params Func<T, Target>[] defaults)
        where T : NukeBuild, new()
    {
        var build = new T();
        return TargetFactory.Create(build, [.. defaults.Select(one => one(build))]);
    }

    /// <summary>The names of the planned targets, in order, with a space between them.</summary>
    public static string Plan<T>(params string[] names)
        where T : NukeBuild, new() => string.Join(' ', ExecutionPlanner.Plan(Of<T>(), names).Select(target => target.Name));

    public static string ProblemsOf<T>()
        where T : NukeBuild, new() => Assert.Throws<BuildException>(() => Of<T>()).Message;
}
