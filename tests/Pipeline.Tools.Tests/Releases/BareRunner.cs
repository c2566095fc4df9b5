using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Releases;

/// <summary>Runs programs as on a machine where nobody set up git: no settings of the user or the system, an empty home.</summary>
internal sealed class BareRunner(IProcessRunner runner, string home) : IProcessRunner
{
    private static readonly string[] Removed = ["EMAIL", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"];

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken) =>
        runner.RunAsync(Bare(command), onLine, cancellationToken);

    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken) =>
        runner.StreamAsync(Bare(command), readOutput, cancellationToken);

    private Command Bare(Command command)
    {
        var environment = new Dictionary<string, string?>(command.Environment)
        {
            ["HOME"] = home,
            ["XDG_CONFIG_HOME"] = home,
            ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
        };
        foreach (var name in Removed)
            environment.TryAdd(name, null);
        return command with { Environment = environment };
    }
}
