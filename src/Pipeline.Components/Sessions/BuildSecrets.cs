using Nuke.Common;
using Pipeline.Components.Values;
using Pipeline.Shared;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;

namespace Pipeline.Components.Sessions;

/// <summary>Every secret of a build: of the class and of its components, wherever its value came from. The one place that knows them.</summary>
/// <param name="Patterns">Finds the values in whatever is written, in every form in which they are.</param>
/// <param name="Variables">The environment variables that hold one, by name or by value.</param>
internal sealed record BuildSecrets(SecretPatterns Patterns, IReadOnlyCollection<string> Variables)
{
    private const int ShortestPart = 12;

    /// <summary>The secrets of <paramref name="build"/>.</summary>
    public static BuildSecrets Of(INukeBuild build)
    {
        var members = BuildMembers.With<SecretAttribute>(build).Select(one => one.Member).ToList();
        var parameters = GivenParameter.Of(build).Where(parameter => members.Contains(parameter.Member)).ToList();
        var variables = EnvironmentInfo.Variables;

        // A spelling that another one overrides holds a secret, too: perhaps the one before it was changed.
        var named = variables.Where(variable => parameters.Any(parameter => parameter.Sets(variable.Key))).ToList();
        var values = members.SelectMany(member => Read(() => BuildMembers.ValueOf(member, build)))
            .Concat(parameters.SelectMany(parameter => Read(() => parameter.Read(build))))
            .Concat(named.Select(variable => variable.Value))
            .Distinct()
            .ToList();
        var patterns = SecretPatterns.Of(values.Concat(values.SelectMany(KubeConfigFile.SecretsOf)));
        var holding = variables.Where(variable => patterns.IsIn(variable.Value, ShortestPart));
        return new BuildSecrets(patterns, [.. named.Concat(holding).Select(variable => variable.Key).Distinct()]);
    }

    /// <summary>Starts programs that inherit none of them.</summary>
    /// <param name="mark">The folder of the build, by which the programs are found when the build is killed.</param>
    public ProcessRunner WithheldFrom(string? mark = null) => new(withheld: Variables, mark: mark);

    // A secret that cannot be had is none that could be told; the target that needs it says so.
    private static IEnumerable<string> Read(Func<object?> read)
    {
        try
        {
            return [.. GivenParameter.Texts(read())];
        }
        catch (Exception)
        {
            return [];
        }
    }
}
