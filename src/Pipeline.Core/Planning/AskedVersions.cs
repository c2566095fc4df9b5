using Pipeline.Core.Commits;
using Pipeline.Core.Modules;
using Pipeline.Core.Text;
using Pipeline.Shared;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>Reads which modules a commit asks a version for by name, <c>Release-As: orders@2.0.0</c>, and warns of what asks for none.</summary>
internal sealed class AskedVersions(ModuleGraph graph)
{
    private const string Footer = "Release-As:";
    private readonly List<string> _warnings = [];

    /// <summary>What asks for a version of no module, in the order of the commits.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The modules that a commit names.</summary>
    /// <param name="commit">The commit; no merge.</param>
    /// <param name="touches">Whether it changes a module, which a version without a name is then for.</param>
    /// <param name="isReleased">Whether every module's last release contains it; then it is of the past.</param>
    public IReadOnlyList<Module> Read(HistoryCommit commit, bool touches, bool isReleased)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (!commit.Message.Contains(Footer, StringComparison.OrdinalIgnoreCase))
            return [];
        var modules = new List<Module>();
        foreach (var asked in CommitMessage.Parse(commit.Message).ReleaseAs)
        {
            var at = asked.LastIndexOf('@');
            if (at < 0 && (touches || graph.Ordered.Count == 1))
                modules.AddRange(touches ? [] : graph.Ordered);
            else if (at >= 0 && graph.TryGet(asked[..at], out var module))
                modules.Add(module);
            else if (!isReleased)
                _warnings.Add(Warning(asked, at, commit.Id[..7]));
        }

        return modules;
    }

    private string Warning(string asked, int at, string commit)
    {
        var footer = PlainText.OneLine($"'{Footer} {asked}' ({commit})");
        return at < 0
            ? $"{footer} names no module, in a commit that changes none, and was left out. Name one: {Footer} {graph.Ordered[0].Name}@{(SemVersion.TryParse(asked, SemVersionStyles.Strict, out _) ? asked : "1.2.3")}"
            : $"{footer} names no module and was left out. {NearestNames.Offer(asked[..at], [.. graph.Ordered.Select(module => module.Name)])}";
    }
}
