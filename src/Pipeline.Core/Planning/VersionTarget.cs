using Pipeline.Core.Versions;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>Computes the stable version that a module's changes lead to.</summary>
internal sealed class VersionTarget(string module, PlanOptions options, ReleaseLine? line)
{
    /// <summary>Sentences about rules that changed the outcome.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>What does not fit and is left out.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The pre-release that the first release is on its way from; null: none. It is never below.</summary>
    public SemVersion? Begun { get; init; }

    /// <summary>The version after <paramref name="current"/>; null when the branch may not release it.</summary>
    public SemVersion? Compute(SemVersion? current, VersionBump bump, IEnumerable<(string Text, string Commit)> releaseAs)
    {
        if (line?.Module is { } only && only != module)
        {
            Reasons.Add($"the branch releases {only} only");
            return null;
        }

        foreach (var (text, commit) in releaseAs)
        {
            if (Asked(text, commit, current) is { } asked)
                return asked;
        }

        if (bump == VersionBump.None)
            return null;
        if (current is not { } last)
        {
            Reasons.Add("first release");
            var initial = Begun?.WithoutPrereleaseOrMetadata() is { } begun && begun.ComparePrecedenceTo(options.InitialVersion) > 0 ? begun : options.InitialVersion;
            return line?.Major is null ? initial : line.First(initial);
        }

        if (bump == VersionBump.Major && last.Major.IsZero && options.BreakingBelowOne != VersionBump.Major)
        {
            bump = options.BreakingBelowOne;
            Reasons.Add($"below 1.0.0 a breaking change bumps {Name(bump)}; 'Release-As: 1.0.0' ends that");
        }

        return line is null ? last.Next(bump) : InLine(line, last, bump);
    }

    private SemVersion? InLine(ReleaseLine branch, SemVersion current, VersionBump bump)
    {
        var first = branch.First(current);
        if (current.ComparePrecedenceTo(first) < 0)
            return first;
        if (!branch.Contains(current, current))
        {
            Warnings.Add($"{module}: the last release {current} is beyond {branch}, which this branch is for; it is not released here.");
            return null;
        }

        if (bump <= branch.LargestBump)
            return current.Next(bump);
        Reasons.Add($"the release branch keeps {branch}, so {Name(bump)} becomes {Name(branch.LargestBump)}");
        return current.Next(branch.LargestBump);
    }

    private SemVersion? Asked(string text, string commit, SemVersion? current)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && text[..at] != module)
            return null;
        var problem = !SemVersion.TryParse(text[(at + 1)..], SemVersionStyles.Strict, out var asked) ? "is no version"
            : current is not null && asked.ComparePrecedenceTo(current) <= 0 ? $"is not above {current}"
            : line?.Major is not null && !line.Contains(asked, current ?? asked) ? $"is not in {line}"
            : null;
        if (problem is null)
        {
            Reasons.Add($"Release-As: {asked} ({commit})");
            return asked;
        }

        Warnings.Add($"{module}: 'Release-As: {text}' ({commit}) {problem} and was left out.");
        return null;
    }

    private static string Name(VersionBump bump) => bump.ToString().ToLowerInvariant();
}
