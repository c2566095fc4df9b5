using Nuke.Common.ValueInjection;
using Pipeline.Shared;

namespace Nuke.Common.Execution;

/// <summary>Refuses arguments that no parameter takes.</summary>
internal static class ArgumentCheck
{
    /// <exception cref="BuildException">Names every unknown argument with the nearest parameters.</exception>
    public static void Validate(NukeBuild build, CommandLine commandLine)
    {
        string[] names = [.. ValueInjector.Find(build.GetType()).Select(one => ParameterName.Of(one.Member.Info)).Concat(Requests.Names).Distinct()];
        var known = names.Select(ParameterName.Normalize).ToHashSet(StringComparer.Ordinal);
        string[] problems =
        [
            .. commandLine.Named.Where(named => !known.Contains(ParameterName.Normalize(named.Name)))
                .Select(named => $"There is no parameter --{named.Name}. {NearestNames.Offer(named.Name, [.. names.Select(name => "--" + ParameterName.Dashed(name))])}"),
        ];
        if (problems.Length > 0)
            throw new BuildException(problems);
    }
}
