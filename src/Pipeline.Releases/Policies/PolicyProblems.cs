using System.Globalization;
using Pipeline.Core.Text;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Votes;
using Pipeline.Shared;

namespace Pipeline.Releases.Policies;

/// <summary>What declared rules of releases say that cannot be.</summary>
internal static class PolicyProblems
{
    /// <summary>A sentence for each that is seen without the modules.</summary>
    public static IReadOnlyList<string> Find(ReleasePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. policy.Environments.SelectMany(OfEnvironment),
            .. policy.Modules.SelectMany(own => OfModule(policy, own.Key, own.Value)),
            .. Levels(policy).SelectMany(level => GateProblems.Find(level.Gate, level.Where)),
            .. Channels(policy),
            .. SharedTags(policy),
            .. policy.Umbrella is { } umbrella ? GateProblems.Find(umbrella.Criteria, $"The gate of the umbrella release {umbrella.Id}") : [],
        ];
    }

    /// <summary>A sentence for each name that is none of <paramref name="modules"/>.</summary>
    public static IReadOnlyList<string> FindNames(ReleasePolicy policy, IReadOnlyCollection<string> modules)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(modules);
        return
        [
            .. policy.Modules.Keys.Where(name => !modules.Contains(name)).Select(name => $"Releases(...).Module(\"{PlainText.OneLine(name)}\") is about a module that is none{Nearest(name)}"),
            .. from gate in Gates(policy)
               from name in gate.Gate.Criteria.SelectMany(criterion => criterion.Except).Distinct()
               where !modules.Contains(name)
               select $"{gate.Where} leaves out the module '{PlainText.OneLine(name)}', which is none{Nearest(name)}",
        ];

        string Nearest(string name) => $"{NearestNames.EndOfSentence(name, modules)} Modules: {string.Join(", ", modules.Order(StringComparer.Ordinal))}.";
    }

    private static IEnumerable<(string Where, Gate Gate)> Gates(ReleasePolicy policy)
    {
        foreach (var environment in policy.Environments)
        {
            yield return (Of(environment, "gate"), environment.Gate);
            if (environment.EmergencyGate is { } emergency)
                yield return (Of(environment, "emergency gate"), emergency);
        }

        foreach (var (name, gate) in policy.Modules)
            yield return (OfModule(name), gate);
        foreach (var level in Levels(policy))
            yield return level;
    }

    private static IEnumerable<(string Where, Gate Gate)> Levels(ReleasePolicy policy) =>
        policy.Maturity?.Levels().Select(level => ($"The maturity {MaturityWords.Of(level.Level)}", level.Gate)) ?? [];

    private static IEnumerable<string> Channels(ReleasePolicy policy) =>
        from channel in policy.Channels
        where channel.Environment is { } environment && policy.Find(environment) is null
        select $"The channel {channel.Name} is about the environment '{PlainText.OneLine(channel.Environment!)}', which is none{NearestNames.EndOfSentence(channel.Environment!, policy.Environments.Select(one => one.Name))}";

    // A level that is not declared is reached by nothing, and moves no tag.
    private static IEnumerable<string> SharedTags(ReleasePolicy policy)
    {
        if (policy.Maturity is not { } maturity)
            return [];
        string[] levels = [MaturityWords.Of(MaturityLevel.Alpha), .. maturity.Levels().Select(level => MaturityWords.Of(level.Level))];
        return policy.Channels.Select(channel => channel.Name).Intersect(levels)
            .Select(name => $"The channel {name} and the maturity {name} would move the same tag of images, by other rules; name the channel otherwise, such as released.");
    }

    private static IEnumerable<string> OfEnvironment(EnvironmentPolicy environment)
    {
        IEnumerable<string> problems =
        [
            .. GateProblems.Find(environment.Gate, Of(environment, "gate")),
            .. RoleProblems.Find(environment.Roles, Of(environment, "approval")),
            .. Emergency(environment),
        ];
        foreach (var problem in problems)
            yield return problem;
        var name = $"Environment '{environment.Name}'";
        if (environment.Soak < TimeSpan.Zero)
            yield return $"{name} has a soak time of less than nothing; give Soak(...) a time.";
        if (environment.Soak > TimeSpan.Zero && environment.After.Count == 0)
            yield return $"{name} has a soak time, which bundles spend in the environments before, and comes after none; add After(...).";
        if (environment.AfterAny && environment.After.Count == 0)
            yield return $"{name} comes after any of no environments; name them in AfterAny(...).";
        if (environment.AtMostPerWindow is < 1)
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} has AtMost({environment.AtMostPerWindow}); expected 1 or more. Hold an environment that is to take none.");
    }

    private static IEnumerable<string> Emergency(EnvironmentPolicy environment)
    {
        if (environment.EmergencyGate is not { } gate)
            yield break;
        foreach (var problem in GateProblems.Find(gate, Of(environment, "emergency gate")))
            yield return problem;
        foreach (var problem in RoleProblems.Find(environment.EmergencyRoles ?? [], Of(environment, "emergency approval")))
            yield return problem;
        if (environment.Gate.Criteria.Count == 0 && environment.Roles.Count == 0)
            yield return $"Environment '{environment.Name}' has a gate for emergencies and none that it would be shorter than; add Gate(...) or Approval(...).";
        if (environment.Roles.Count > 0 && environment.EmergencyRoles is not { Count: > 0 })
            yield return $"{Of(environment, "emergency approval")} has no roles, so anybody could declare one and release it; name one at least.";
    }

    private static IEnumerable<string> OfModule(ReleasePolicy policy, string module, Gate own)
    {
        foreach (var problem in GateProblems.Find(own, OfModule(module)))
            yield return problem;
        foreach (var environment in policy.Environments)
        {
            foreach (var criterion in own.Criteria)
            {
                var common = environment.Gate.Criteria.FirstOrDefault(one => CriterionOrder.IsSame(criterion, one) && !one.Except.Contains(module) && CriterionOrder.IsLooser(criterion, one));
                if (common is not null)
                    yield return $"Releases(...).Module(\"{PlainText.OneLine(module)}\") asks for less than environment '{environment.Name}': {PlainText.OneLine(criterion.ToString())}, where all modules need {PlainText.OneLine(common.ToString())}. A module can tighten the common minimum, not loosen it.";
            }
        }
    }

    private static string Of(EnvironmentPolicy environment, string what) => $"The {what} of environment '{environment.Name}'";

    private static string OfModule(string name) => $"Releases(...).Module(\"{PlainText.OneLine(name)}\")";
}
