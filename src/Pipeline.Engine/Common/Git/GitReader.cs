using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Git;

/// <summary>Asks git about a checkout.</summary>
internal sealed class GitReader(AbsolutePath directory)
{
    public GitRepository Read()
    {
        var root = Ask("rev-parse --show-toplevel").FirstOrDefault().NotNull($"'{directory}' lies in no git repository. Run 'git init' there.");
        var head = Ask("symbolic-ref --quiet HEAD").FirstOrDefault();
        var commit = Ask("rev-parse --quiet --verify HEAD").FirstOrDefault();
        var server = Host.Instance as IBuildServer;
        var branch = Short(server?.Branch ?? head);
        var settings = Ask("config --get-regexp ^(remote|branch)\\.")
            .Select(line => line.Split(' ', 2))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0], parts => parts[1])
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var remoteName = settings.GetValueOrDefault($"branch.{branch}.remote");
        var remote = settings.TryGetValue($"remote.{remoteName ?? "origin"}.url", out var url) ? GitRemote.Parse(url) : null;
        return new GitRepository(
            remote?.Protocol,
            remote?.Endpoint,
            remote?.Identifier,
            branch,
            root,
            head ?? commit,
            server?.Commit ?? commit,
            commit is null ? [] : Ask($"tag --points-at {server?.Commit ?? "HEAD"}"),
            remoteName,
            Short(settings.GetValueOrDefault($"branch.{branch}.merge")));
    }

    private static string? Short(string? reference)
    {
        foreach (var prefix in (string[])["refs/heads/", "origin/"])
        {
            if (reference?.StartsWith(prefix, StringComparison.Ordinal) == true)
                reference = reference[prefix.Length..];
        }

        return reference;
    }

    private string[] Ask(string arguments)
    {
        using var git = ProcessTasks.StartProcess("git", arguments, directory, logOutput: false, logInvocation: false);
        git.AssertWaitForExit();
        return git.ExitCode == 0 ? [.. git.Output.Where(line => line.Type == OutputType.Std).Select(line => line.Text)] : [];
    }
}
