using Pipeline.Core.Environments;
using Pipeline.Core.Previews;
using Pipeline.Core.Text;
using Pipeline.Shared;

namespace Pipeline.Core.Model;

/// <summary>What a model says that cannot be.</summary>
internal static class ModelProblems
{
    /// <summary>A sentence for each: names that are none or stand twice, and environments that come after unknown ones or after themselves.</summary>
    public static IReadOnlyList<string> Find(PipelineModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<string> names = [.. model.Environments.Select(environment => environment.Name)];
        return
        [
            .. DnsLabel.IsValid(model.ApplicationName) ? Array.Empty<string>() : [$"Application(\"{model.ApplicationName}\"): expected {DnsLabel.Rule}."],
            .. names.Distinct().Where(name => !DnsLabel.IsValid(name)).Select(name => $"Environment(\"{name}\"): expected {DnsLabel.Rule}."),
            .. names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => $"Environment(\"{group.Key}\") stands {group.Count()} times; describe it once."),
            .. model.Environments.Where(environment => DnsLabel.IsValid(environment.Name) && !DnsLabel.IsValid(environment.Namespace))
                .Select(environment => $"InNamespace(\"{environment.Namespace}\") of environment '{environment.Name}': expected {DnsLabel.Rule}."),
            .. from environment in model.Environments
               from before in environment.After
               where !names.Contains(before)
               select $"Environment '{environment.Name}' comes after '{before}', which is none{NearestNames.EndOfSentence(before, names)} Declared: {string.Join(", ", names)}.",
            .. Circles(model.Environments),
            .. EnvironmentProblems.Find(model.Environments),
            .. PreviewProblems.Find(model),
        ];
    }

    private static IEnumerable<string> Circles(IReadOnlyList<DeployEnvironment> environments)
    {
        var open = environments.DistinctBy(environment => environment.Name).ToList();
        while (open.Find(environment => !environment.After.Any(name => open.Exists(other => other.Name == name))) is { } first)
            open.Remove(first);
        if (open.Count > 0)
            yield return $"Environments come after each other in a circle: {string.Join(", ", open.Select(environment => environment.Name))}. Remove one of their After(...).";
    }
}
