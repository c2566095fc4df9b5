using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Nuke.Common;

namespace Pipeline.Components.Values;

/// <summary>A parameter of a build, and what was given for it, as text.</summary>
internal sealed partial class GivenParameter(MemberInfo member, ParameterAttribute attribute)
{
    private readonly string _name = member.DeclaringType!.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix + (attribute.Name ?? member.Name);

    /// <summary>The member.</summary>
    public MemberInfo Member => member;

    /// <summary>The parameter as it is typed, such as <c>--fail-on</c>.</summary>
    public string Argument => $"--{Humps().Replace(_name, "-").ToLowerInvariant()}";

    /// <summary>The variable that a build server hands it over in, such as <c>SLACK_WEBHOOK</c>.</summary>
    public string Variable => Humps().Replace(_name, "_").ToUpperInvariant();

    /// <summary>Every parameter of <paramref name="build"/>.</summary>
    public static IEnumerable<GivenParameter> Of(INukeBuild build) => BuildMembers.With<ParameterAttribute>(build).Select(one => new GivenParameter(one.Member, one.Attribute));

    /// <summary>Its value, from wherever the engine takes it; null when none was given.</summary>
    /// <exception cref="Exception">What was given does not fit. Engines differ in what they throw, and hide it when the member is read.</exception>
    public object? Read(INukeBuild build) => attribute.GetValue(member, build);

    /// <summary>What was given on the command line or in the environment; empty when it came from a file, or not at all.</summary>
    public IReadOnlyList<string> Texts()
    {
        var name = Normalize(_name);
        if (EnvironmentInfo.HasArgument(_name))
            return EnvironmentInfo.GetNamedArgument<string[]>(_name) ?? [];
        return [.. EnvironmentInfo.Variables.Where(variable => Sets(variable.Key)).Select(variable => variable.Value).Take(1)];
    }

    /// <summary>Whether its name stands on the command line with no value behind it.</summary>
    public bool IsNamedAlone => EnvironmentInfo.HasArgument(_name) && Texts().Count == 0;

    /// <summary>Whether the environment variable <paramref name="variable"/> sets it: letters and digits count, and a prefix is allowed.</summary>
    public bool Sets(string variable) => Normalize(variable) is var text && (text == Normalize(_name) || text == "NUKE" + Normalize(_name));

    /// <summary>Values as texts, one each.</summary>
    public static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable several => several.Cast<object?>().SelectMany(Texts),
        _ => [value.ToString() ?? ""],
    };

    private static string Normalize(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Humps();
}
