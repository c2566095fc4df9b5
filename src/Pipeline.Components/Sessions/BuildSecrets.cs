using Nuke.Common;
using Pipeline.Components.Values;
using Pipeline.Tools.Processes;

namespace Pipeline.Components.Sessions;

/// <summary>Every secret of a build: of the class and of its components, wherever its value came from. The one place that knows them.</summary>
/// <param name="Values">The values, the longest first, so that one that contains another is masked whole.</param>
/// <param name="Variables">The environment variables that hold one, by name or by value.</param>
internal sealed record BuildSecrets(IReadOnlyList<string> Values, IReadOnlyCollection<string> Variables)
{
    private const int ShortestWord = 20;

    /// <summary>The secrets of <paramref name="build"/>.</summary>
    public static BuildSecrets Of(INukeBuild build)
    {
        var members = BuildMembers.With<SecretAttribute>(build).Select(one => one.Member).ToList();
        var parameters = GivenParameter.Of(build).Where(parameter => members.Contains(parameter.Member)).ToList();
        var values = members.SelectMany(member => Read(() => BuildMembers.ValueOf(member, build)))
            .Concat(parameters.SelectMany(parameter => Read(() => parameter.Read(build))))
            .SelectMany(value => WordsOf(value).Append(value).Append(value.Trim()).Append(Uri.EscapeDataString(value)))
            .Where(value => !string.IsNullOrWhiteSpace(value))
            .Distinct()
            .OrderByDescending(value => value.Length)
            .ToList();
        var variables = EnvironmentInfo.Variables
            .Where(variable => parameters.Any(parameter => parameter.Sets(variable.Key)) || values.Contains(variable.Value))
            .Select(variable => variable.Key);
        return new BuildSecrets(values, [.. variables]);
    }

    /// <summary>Starts programs that inherit none of them.</summary>
    public ProcessRunner WithheldFrom() => new(withheld: Variables);

    // Of several lines, such as a key or a configuration, output may show one alone; its short words say nothing.
    private static IEnumerable<string> WordsOf(string value) => value.Trim().Contains('\n', StringComparison.Ordinal)
        ? value.Split((char[])[' ', '\t', '\r', '\n', '"', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord)
        : [];

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
