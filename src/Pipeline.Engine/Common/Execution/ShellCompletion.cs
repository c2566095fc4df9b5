using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Completes the last word of a command line.</summary>
internal static class ShellCompletion
{
    /// <summary>The words that fit, sorted: parameters after <c>-</c>, a parameter's values behind it, otherwise targets.</summary>
    /// <param name="build">The build.</param>
    /// <param name="line">The line up to the cursor, the script's name first.</param>
    public static IReadOnlyList<string> Complete(NukeBuild build, string line)
    {
        var words = line.Split(' ');
        var current = words[^1];
        var parameters = ValueInjector.Find(build.GetType()).Where(one => one.Attribute is ParameterAttribute { List: true }).ToList();
        if (current.StartsWith('-'))
            return Fit(parameters.Select(one => "--" + ParameterName.Dashed(ParameterName.Of(one.Member.Info))), "--" + current.TrimStart('-'));

        var last = words.Skip(1).SkipLast(1).LastOrDefault(word => word.StartsWith('-'));
        var named = last is null ? null : parameters.Find(one => ParameterName.Normalize(ParameterName.Of(one.Member.Info)) == ParameterName.Normalize(last));
        if (named is null || named.Member.Name is nameof(NukeBuild.InvokedTargets) or nameof(NukeBuild.SkippedTargets))
            return Fit(build.ExecutableTargets.Where(target => target.Listed).Select(target => target.Name), current);
        return Fit(ParameterChoices.Of((ParameterAttribute)named.Attribute, named.Member, build), current);
    }

    private static string[] Fit(IEnumerable<string> words, string start) =>
        [.. words.Where(word => word.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.OrdinalIgnoreCase)];
}
