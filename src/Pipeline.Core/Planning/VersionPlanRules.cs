using Pipeline.Core.Modules;
using Pipeline.Core.Text;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>What a plan must be that was handed over as a file, which anybody could have written.</summary>
internal static class VersionPlanRules
{
    /// <summary>Everything that <paramref name="plan"/> says and no plan of these modules would; empty when there is nothing.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="graph">The modules.</param>
    /// <param name="format">How release tags are named; null: with the module's name, of one module also without.</param>
    public static IReadOnlyList<string> Problems(VersionPlan plan, ModuleGraph graph, TagFormat? format)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(graph);
        List<string> problems = [];
        if (!IsCommit(plan.Commit))
            problems.Add($"'{plan.Commit}' is no commit");
        problems.AddRange(plan.Modules.GroupBy(module => module.Name).Where(group => group.Count() > 1).Select(group => $"the module '{group.Key}' is planned {group.Count()} times"));
        foreach (var module in plan.Modules)
            problems.AddRange(Problems(module, graph, format));
        return [.. problems.Select(PlainText.OneLine)];
    }

    private static IEnumerable<string> Problems(ModulePlan module, ModuleGraph graph, TagFormat? format)
    {
        if (!graph.TryGet(module.Name, out _))
            yield return $"there is no module '{module.Name}'";
        TagFormat[] formats = format is null ? [TagFormat.For(graph), TagFormat.PerModule] : [format];
        if (Tags(module.Name, module.Next, formats) is var tags && !tags.Contains(module.Tag))
            yield return $"{module.Name}: the tag '{module.Tag}' is not that of the version '{module.Next}', which would be {tags[0] ?? "none"}";
        // What was the only module once may have been released without its name.
        if (module.PreviousTag is { } previous && Tags(module.Name, module.Current, format is null ? [.. formats, TagFormat.Single] : formats) is var before && !before.Contains(previous))
            yield return $"{module.Name}: the tag '{previous}' is not that of the last release '{module.Current}', which would be {before[0] ?? "none"}";
        foreach (var commit in module.Commits.Where(commit => !IsCommit(commit.Id)))
            yield return $"{module.Name}: '{commit.Id}' is no commit";
    }

    private static string?[] Tags(string module, SemVersion? version, TagFormat[] formats) => version is null ? [null] : [.. formats.Select(format => format.Format(module, version))];

    private static bool IsCommit(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
