using System.Text.RegularExpressions;
using Pipeline.Core.Text;
using Pipeline.Shared;

namespace Pipeline.Core.Environments;

/// <summary>What is said about environments that cannot be.</summary>
internal static partial class EnvironmentProblems
{
    /// <summary>A sentence for each that is seen without the modules: their order, shared places, values and quotas.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<DeployEnvironment> environments) =>
    [
        .. Disorder(environments),
        .. SharedPlaces(environments),
        .. environments.SelectMany(OfOne),
    ];

    /// <summary>A sentence for each value that is for none of <paramref name="modules"/>.</summary>
    public static IReadOnlyList<string> FindNames(IReadOnlyList<DeployEnvironment> environments, IReadOnlyCollection<string> modules) =>
    [
        .. from environment in environments
           from name in environment.Values.All.Select(value => value.Module).OfType<string>().Distinct()
           where !modules.Contains(name)
           select $"Environment '{environment.Name}' has values for the module '{PlainText.OneLine(name)}', which is none{NearestNames.EndOfSentence(name, modules)} Modules: {string.Join(", ", modules.Order(StringComparer.Ordinal))}.",
    ];

    // A circle is told by itself.
    private static IEnumerable<string> Disorder(IReadOnlyList<DeployEnvironment> environments)
    {
        var places = environments.Select((environment, index) => (environment.Name, index)).GroupBy(place => place.Name).ToDictionary(group => group.Key, group => group.First().index);
        return from environment in environments
               from before in environment.After
               where places.TryGetValue(before, out var place) && place > places[environment.Name] && !ComesAfter(before, environment.Name, environments)
               select $"Environment '{environment.Name}' stands before '{before}', which a release passes first. Declare them in the order in which a release passes them: {string.Join(", ", Ordered(environments))}.";
    }

    private static IEnumerable<string> SharedPlaces(IReadOnlyList<DeployEnvironment> environments) =>
        from place in environments.DistinctBy(environment => environment.Name).GroupBy(environment => (environment.Cluster, environment.Namespace))
        where place.Count() > 1
        select $"Environments {string.Join(" and ", place.Select(environment => $"'{environment.Name}'"))} share the namespace '{place.Key.Namespace}'{(place.Key.Cluster is { } cluster ? $" of the cluster '{cluster}'" : "")}: each would replace what the other deployed. Give one InNamespace(...) of its own.";

    private static IEnumerable<string> OfOne(DeployEnvironment environment)
    {
        var name = $"Environment '{environment.Name}'";
        if (environment.Cluster is { } cluster && string.IsNullOrWhiteSpace(cluster))
            yield return $"{name} is on a cluster without a name; OnCluster(...) takes the name of a context ('kubectl config get-contexts').";
        foreach (var value in environment.Values.All.Where(value => value.Path.Any(string.IsNullOrWhiteSpace)))
            yield return $"{name} sets '{PlainText.OneLine(value.ToString())}', a path with an empty key. Expected keys with dots between them, such as ingress.host.";
        if (environment.Quota is not { } quota)
            yield break;
        foreach (var (what, amount) in new[] { ("cpu", quota.Cpu), ("memory", quota.Memory) })
        {
            if (amount is not null && !Amount().IsMatch(amount))
                yield return $"{name} has a quota of {what} '{PlainText.OneLine(amount)}', which is no amount. Expected one as Kubernetes writes it, such as {(what == "cpu" ? "4 or 500m" : "8Gi or 512Mi")}.";
        }

        if (quota.Pods is < 1)
            yield return $"{name} has a quota of {quota.Pods} pods; expected at least 1.";
        if (quota is { Cpu: null, Memory: null, Pods: null })
            yield return $"{name} has a quota of nothing; name cpu, memory or pods.";
    }

    private static IEnumerable<string> Ordered(IReadOnlyList<DeployEnvironment> environments)
    {
        var open = environments.ToList();
        while (open.Find(environment => !environment.After.Any(name => open.Exists(other => other.Name == name))) is { } next)
        {
            open.Remove(next);
            yield return next.Name;
        }
    }

    private static bool ComesAfter(string later, string earlier, IReadOnlyList<DeployEnvironment> environments)
    {
        HashSet<string> seen = [];
        var open = new Stack<string>([later]);
        while (open.TryPop(out var name))
        {
            if (name == earlier)
                return true;
            if (seen.Add(name) && environments.FirstOrDefault(environment => environment.Name == name) is { } found)
                found.After.ToList().ForEach(open.Push);
        }

        return false;
    }

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?\z")]
    private static partial Regex Amount();
}
