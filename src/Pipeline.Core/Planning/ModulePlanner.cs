using Pipeline.Core.Modules;
using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>Plans one module from the commits in its range.</summary>
internal sealed class ModulePlanner(ModuleGraph graph, ReleaseTags tags, PlanOptions options, ReleaseLine? line, List<string> warnings)
{
    private const int CommitsInReasons = 3;

    /// <param name="module">The module.</param>
    /// <param name="last">Its last releases.</param>
    /// <param name="changes">The commits since the last stable one, the newest first.</param>
    /// <param name="needs">The plans of the modules that it needs.</param>
    public ModulePlan Plan(Module module, LastReleases last, IReadOnlyList<ModuleChange> changes, IReadOnlyList<ModulePlan> needs)
    {
        var (left, reverted) = RevertedChanges.Split(changes);
        var released = needs.Where(need => need.Next is not null && options.DependentsBump != VersionBump.None).ToList();
        var ownBump = left.Select(change => change.Commit.Bump).DefaultIfEmpty().Max();
        var bump = released.Count > 0 && last.Stable is not null && ownBump < options.DependentsBump ? options.DependentsBump : ownBump;
        var releaseAs = left.SelectMany(change => change.ReleaseAs.Select(text => (text, Short(change))));
        var target = new VersionTarget(module.Name, options, line) { Begun = last.Prerelease?.Version };
        var version = target.Compute(last.Stable?.Version, bump, releaseAs);
        warnings.AddRange(target.Warnings);
        var plan = new ModulePlan
        {
            Name = module.Name,
            Path = module.Path,
            Current = last.Highest?.Version,
            PreviousTag = last.Highest?.Name,
            Bump = bump,
            Commits = [.. left.Select(change => change.Commit)],
            Reasons =
            [
                .. Weightiest(left, ownBump),
                .. ownBump < bump ? released.Select(need => $"{Name(bump)}: needs {need.Name}, which becomes {need.Next}") : [],
                .. target.Reasons,
                .. reverted.Select(pair => $"left out: {pair.Change.Commit.Subject} ({Short(pair.Change)}), reverted by {Short(pair.By)}"),
            ],
        };
        if (version is not { } stable)
            return plan.Reasons.Count > 0 ? plan : plan with { Reasons = [last.Stable is { } tag ? $"nothing since {tag.Version}" : "no commits"] };
        return Publish(plan, last, stable, left.Exists(change => change.IsSincePrerelease) || released.Count > 0);
    }

    private ModulePlan Publish(ModulePlan plan, LastReleases last, SemVersion target, bool isNew)
    {
        var isOnTheWay = last.Prerelease?.Version.WithoutPrereleaseOrMetadata() == target.WithoutPrereleaseOrMetadata();
        if (options.Channel is { } channel && !target.IsPrerelease)
        {
            if (isOnTheWay && !isNew && options.Counts(last.Prerelease!.Version))
                return plan with { Reasons = [$"nothing since {last.Prerelease.Version}", .. plan.Reasons] };
            target = PrereleaseChannel.Next(target, channel, tags.Of(plan.Name).Select(tag => tag.Version));
        }

        var name = (options.TagFormat ?? TagFormat.For(graph, last.Highest)).Format(plan.Name, target);
        // The same version under a tag of the other form is the same release.
        if ((tags.Find(name) ?? tags.Of(plan.Name).FirstOrDefault(tag => tag.Version.Equals(target))) is { } existing)
        {
            warnings.Add($"{plan.Name}: the tag {existing.Name} exists on {existing.Commit[..7]} already; it is not released again.");
            return plan with { Reasons = [$"the tag {existing.Name} exists already", .. plan.Reasons] };
        }

        plan = plan with { Next = target, Tag = name };
        return isOnTheWay && !isNew && !target.IsPrerelease
            ? plan with { Promotes = last.Prerelease!.Version, Reasons = [$"promotes {last.Prerelease.Version}: nothing changed since", .. plan.Reasons] }
            : plan;
    }

    private static IEnumerable<string> Weightiest(List<ModuleChange> changes, VersionBump bump)
    {
        var weightiest = changes.Where(change => change.Commit.Bump == bump && bump != VersionBump.None).ToList();
        foreach (var change in weightiest.Take(CommitsInReasons))
        {
            var through = change.Commit.SharedPath is { } shared ? $", through {shared}" : "";
            yield return $"{Name(bump)}: {change.Commit.Subject} ({Short(change)}{through})";
        }

        if (weightiest.Count > CommitsInReasons)
            yield return $"{Name(bump)}: {weightiest.Count - CommitsInReasons} more commits";
    }

    private static string Name(VersionBump bump) => bump.ToString().ToLowerInvariant();

    private static string Short(ModuleChange change) => change.Commit.Id[..7];
}
