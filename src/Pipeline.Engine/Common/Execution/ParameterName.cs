using System.Reflection;
using System.Text;
using Pipeline.Shared;

namespace Nuke.Common.Execution;

/// <summary>The names of parameters: as members, on the command line, and in comparison.</summary>
internal static class ParameterName
{
    /// <summary>The member's name or the one its attribute gives, with the component's prefix.</summary>
    public static string Of(MemberInfo member) =>
        member.DeclaringType?.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix + (member.GetCustomAttribute<ParameterAttribute>()?.Name ?? Member.ShortName(member));

    /// <summary>The form in which names are compared: letters and digits, lower case.</summary>
    public static string Normalize(string name) => NearestNames.LettersOf(name);

    /// <summary>The form of the command line: <c>MergeInto</c> is <c>merge-into</c>, <c>NuGetApiKey</c> is <c>nuget-api-key</c>.</summary>
    public static string Dashed(string name)
    {
        name = name.Replace("NuGet", "Nuget", StringComparison.Ordinal).Replace("GitHub", "Github", StringComparison.Ordinal);
        var text = new StringBuilder(name.Length + 4);
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && char.IsUpper(name[index])
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (startsWord && text[^1] != '-')
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[index]));
        }

        return text.ToString();
    }
}
