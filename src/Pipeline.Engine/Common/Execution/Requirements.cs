using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks before the first target that everything required is there.</summary>
internal static class Requirements
{
    /// <exception cref="BuildException">Names everything that is missing.</exception>
    public static void Validate(NukeBuild build, IReadOnlyCollection<ExecutableTarget> scheduled)
    {
        var problems = new List<string>();
        foreach (var target in scheduled)
        {
            foreach (var requirement in target.DelegateRequirements)
                problems.AddRange(Check(build, target, requirement));
        }

        foreach (var (member, _) in ValueInjector.Find(build.GetType()).Where(one => one.Member.Info.IsDefined(typeof(RequiredAttribute), inherit: true)))
        {
            if (IsMissing(build, member))
                problems.Add($"{Describe(member)} is required.");
        }

        if (problems.Count > 0)
            throw new BuildException([.. problems.Distinct()]);
    }

    private static IEnumerable<string> Check(NukeBuild build, ExecutableTarget target, LambdaExpression requirement)
    {
        if (requirement is Expression<Func<bool>> condition)
        {
            if (!condition.Compile(preferInterpretation: true)())
                yield return $"Target {target.Name} requires {condition.Body}.";
            yield break;
        }

        var named = new Member(requirement.GetMemberInfo());
        var member = ValueInjector.Find(build.GetType()).Select(one => one.Member).FirstOrDefault(one => one.Name == named.Name && !one.IsOfComponent) ?? named;
        if (member.Info.GetCustomAttribute<ValueInjectionAttributeBase>() is null)
            yield return $"Target {target.Name} requires {member}, which no attribute gives a value. Mark it with [Parameter] or another one.";
        else if (IsMissing(build, member))
            yield return $"Target {target.Name} requires {Describe(member)}.";
    }

    private static bool IsMissing(NukeBuild build, Member member)
    {
        if (HasNoValue(member.GetValue(build)))
            ParameterPrompt.Ask(build, member);
        return HasNoValue(member.GetValue(build));
    }

    private static bool HasNoValue(object? value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    private static string Describe(Member member) => member.Info.IsDefined(typeof(ParameterAttribute), inherit: true)
        ? $"--{ParameterName.Dashed(ParameterName.Of(member.Info))} ({member}){(member.Info.IsDefined(typeof(SecretAttribute)) ? "; as a secret, better give it as an environment variable" : "")}"
        : member.ToString();
}
