using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Text;
using Pipeline.Shared;

namespace Pipeline.Workflows.Generation;

/// <summary>What a model must be before anything is generated from it: names come from folders and from people.</summary>
internal static partial class ModelRules
{
    /// <summary>Throws when something is wrong.</summary>
    /// <exception cref="PipelineException">Names every offender.</exception>
    public static void Require(WorkflowModel model)
    {
        var problems = Problems(model).ToList();
        if (problems.Count > 0)
            throw new PipelineException($"The workflows cannot be generated:\n{string.Join('\n', problems)}");
    }

    private static IEnumerable<string> Problems(WorkflowModel model)
    {
        if (model.Modules.Count == 0)
            yield return "The repository has no module; a module is a folder with module.yaml, a Dockerfile or a chart.";
        foreach (var name in model.Modules.Select(module => module.Name).Where(name => !ModuleName.IsValid(name)))
            yield return $"Module '{name}': expected {ModuleName.Rule}.";
        foreach (var name in model.Environments.Select(environment => environment.Name).Where(name => !DnsLabel.IsValid(name)))
            yield return $"Environment '{name}': expected {DnsLabel.Rule}.";
        foreach (var branch in Branches(model).Distinct().Where(branch => !Branch().IsMatch(branch)))
            yield return $"Branch '{branch}': expected letters, digits, '.', '_', '-' and '/', a letter or digit first.";
        foreach (var target in model.Targets.Where(target => !Target().IsMatch(target)))
            yield return $"Target '{target}': expected letters and digits.";
        foreach (var secret in model.Secrets.Where(secret => !SecretName().IsMatch(secret.Name)))
            yield return $"Secret '{secret.Name}' of {secret.Target}: expected upper-case letters, digits and underscores, not beginning with GITHUB_.";
        foreach (var secret in model.Secrets.Where(secret => !model.Has(secret.Target)))
            yield return $"Secret '{secret.Name}': there is no target '{secret.Target}'{NearestNames.EndOfSentence(secret.Target, model.Targets)}";
        foreach (var missing in new[] { TargetNames.BuildImage, TargetNames.Modules }.Where(target => !model.Has(target)))
            yield return $"The build has no target '{missing}', which every workflow starts with; list its component.";
        foreach (var problem in model.Options.Packages is { } packages ? Problems(model, packages) : [])
            yield return problem;
        if (model.Promotes && model.Options.ReleaseSchedule is { } schedule)
            yield return $"ReleaseSchedule '{schedule.Cron}' of the workflows: a build that promotes bundles keeps to the schedule of its rules; say .Releases(r => r.Schedule(...)) in the model, and leave this one out.";
        foreach (var role in RolesOf(model).Where(role => !RoleName().IsMatch(role)))
            yield return $"Role '{role}': expected letters, digits, spaces, '.', '_' and '-', a letter or digit first.";
        foreach (var job in model.Options.ContinuousIntegration.Where(job => !Arguments().IsMatch(job.Arguments)))
            yield return $"CI job '{job.Id}': '{job.Arguments}' is more than targets and parameters; put the rest into a target.";
        foreach (var job in model.Options.ContinuousIntegration.Where(job => job.Runner?.EndsWith("-latest", StringComparison.Ordinal) == true))
            yield return $"CI job '{job.Id}': the image '{job.Runner}' moves; name one, such as windows-2025 or macos-15.";
    }

    private static IEnumerable<string> Problems(WorkflowModel model, PackagePublishing packages)
    {
        foreach (var missing in new[] { packages.PackTarget, TargetNames.CheckPackageTag, TargetNames.PublishPackages }.Where(target => !model.Has(target)))
            yield return $"The build has no target '{missing}', which publishes packages; list IPublishPackages, and name the target that packs.";
        if (!DnsLabel.IsValid(packages.Environment))
            yield return $"Environment '{packages.Environment}' of the packages: expected {DnsLabel.Rule}.";
        if (!TagPattern().IsMatch(packages.Tags))
            yield return $"Tags '{packages.Tags}' of the packages: expected letters, digits, '.', '_', '-', '/' and '*', a letter or digit first.";
    }

    private static IEnumerable<string> RolesOf(WorkflowModel model) =>
        model.Releases?.Environments.SelectMany(environment => environment.Roles.Concat(environment.EmergencyRoles ?? [])).Select(role => role.Name).Distinct() ?? [];

    private static IEnumerable<string> Branches(WorkflowModel model) =>
    [
        model.Options.MainBranch,
        model.Options.DevelopmentBranch,
        model.Options.HotfixBranch,
        .. model.Environments.SelectMany(environment => new[] { environment.Branch, environment.PullRequestInto }).OfType<string>(),
    ];

    // Narrower than git: such a name is no pattern for GitHub, no option for git and needs no quotes in a shell.
    [GeneratedRegex(@"\A[A-Za-z0-9](?!.*(//|\.\.))[A-Za-z0-9._/-]*\z")]
    private static partial Regex Branch();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9 ._-]*\z")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._/*-]*\z")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9]*\z")]
    private static partial Regex Target();

    [GeneratedRegex(@"\A(?!GITHUB_)[A-Z_][A-Z0-9_]*\z")]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\A[A-Za-z-][A-Za-z0-9-]*( [A-Za-z0-9._/-]+)*\z")]
    private static partial Regex Arguments();
}
