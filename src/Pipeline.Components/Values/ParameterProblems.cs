using System.Reflection;
using Nuke.Common;
using Pipeline.Shared;

namespace Pipeline.Components.Values;

/// <summary>
/// Finds the parameters whose value does not fit their type. Some engines leave such a parameter at its default with no more
/// than a warning, others only notice when it is read.
/// </summary>
internal static class ParameterProblems
{
    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Find(INukeBuild build) => GivenParameter.Of(build).Select(parameter => Find(build, parameter)).OfType<string>().Distinct();

    private static string? Find(INukeBuild build, GivenParameter parameter)
    {
        var type = BuildMembers.ValueType(parameter.Member);
        if (StandsAlone(parameter, type))
            return $"{parameter.Argument} needs a value. Write one behind it, or leave it out.";
        try
        {
            return parameter.Read(build) is { } value && type.IsEnum && !Enum.IsDefined(type, value) ? Describe(parameter, type, null) : null;
        }
        catch (Exception exception)
        {
            var texts = parameter.Texts();
            return texts.Count > 0 && texts.All(string.IsNullOrWhiteSpace) ? null : Describe(parameter, type, exception);
        }
    }

    // An empty list would be everything. What a list of the build's own or of the engine's means without a value, they know.
    private static bool StandsAlone(GivenParameter parameter, Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) != typeof(bool)
        && (!type.IsArray || parameter.Member.DeclaringType!.Assembly == typeof(ParameterProblems).Assembly)
        && parameter.Member.DeclaringType!.Assembly != typeof(INukeBuild).Assembly
        && parameter.IsNamedAlone;

    private static string Describe(GivenParameter parameter, Type type, Exception? exception)
    {
        if (parameter.Member.IsDefined(typeof(SecretAttribute)))
            return $"{parameter.Argument}: what was given is no {type.Name}. It is secret and not shown here.";
        var text = string.Join(' ', parameter.Texts());
        var given = text.Length > 0 ? $"'{text}'" : "what the parameter file says";
        return type.IsEnum
            ? $"{parameter.Argument}: {given} is none of {string.Join(", ", Enum.GetNames(type))}{NearestNames.EndOfSentence(text, Enum.GetNames(type))}"
            : $"{parameter.Argument}: {given} is no {type.Name}: {Reason(parameter, exception!.GetBaseException())}";
    }

    private static string Reason(GivenParameter parameter, Exception exception)
    {
        var text = exception.Message.Split('\n')[0].TrimEnd('.', '\r');
        var known = $"The value of {parameter.Argument} does not fit: ";
        return $"{(text.StartsWith(known, StringComparison.Ordinal) ? text[known.Length..] : text)}.";
    }
}
