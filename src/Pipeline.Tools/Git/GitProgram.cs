using System.Text;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Git;

/// <summary>
/// The git program, run the same way everywhere: no prompts, no colours, paths unquoted, English messages, commits as
/// they are, and no variables of an outer git command (a hook) that would point it at another repository.
/// </summary>
/// <param name="runner">Starts it.</param>
internal sealed class GitProgram(IProcessRunner runner)
{
    private static readonly Dictionary<string, string?> BaseEnvironment = new()
    {
        ["LC_ALL"] = "C",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        ["GIT_DIR"] = null,
        ["GIT_WORK_TREE"] = null,
        ["GIT_INDEX_FILE"] = null,
        ["GIT_PREFIX"] = null,
        ["GIT_OBJECT_DIRECTORY"] = null,
        ["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = null,
        // What one clone puts in the place of commits (git replace, grafts) is in no other; a file that cannot be there is none.
        ["GIT_NO_REPLACE_OBJECTS"] = "1",
        ["GIT_GRAFT_FILE"] = "/dev/null/grafts",
    };

    /// <summary>The command <c>git <paramref name="arguments"/></c> in <paramref name="directory"/>. Values from outside go after <c>--</c> or <c>--end-of-options</c>.</summary>
    public static Command Command(string directory, params IReadOnlyList<string> arguments) =>
        new("git", ["-c", "core.quotePath=false", "-c", "color.ui=false", .. arguments])
        {
            WorkingDirectory = directory,
            Environment = BaseEnvironment,
        };

    /// <summary>Runs git and returns its output without the line break at its end.</summary>
    /// <exception cref="GitException">It ended with another exit code than 0.</exception>
    public Task<string> ReadAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        ReadAsync(Command(directory, arguments), cancellationToken);

    /// <summary>Runs a git command and returns its output without the line break at its end.</summary>
    /// <exception cref="GitException">It ended with another exit code than 0.</exception>
    public async Task<string> ReadAsync(Command command, CancellationToken cancellationToken)
    {
        var (result, output) = await TryReadAsync(command, cancellationToken);
        return result.ExitCode == 0 ? output : throw new GitException(command, result);
    }

    /// <summary>Runs a git command and returns how it ended, with its output without the line break at its end.</summary>
    public async Task<(ProcessResult Result, string Output)> TryReadAsync(Command command, CancellationToken cancellationToken)
    {
        var output = "";
        var result = await runner.StreamAsync(command, async (stream, token) =>
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            output = await reader.ReadToEndAsync(token);
        }, cancellationToken);
        return (result, output.TrimEnd('\r', '\n'));
    }

    /// <summary>Runs git and hands its output on as a stream of bytes.</summary>
    /// <exception cref="GitException">It ended with another exit code than 0.</exception>
    public async Task StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken)
    {
        var result = await runner.StreamAsync(command, readOutput, cancellationToken);
        if (result.ExitCode != 0)
            throw new GitException(command, result);
    }

    /// <summary>Runs git, every line of its output to <paramref name="log"/>.</summary>
    /// <exception cref="GitException">It ended with another exit code than 0.</exception>
    /// <exception cref="PipelineException">git is not there.</exception>
    public async Task RunAsync(string directory, IReadOnlyList<string> arguments, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        var command = Command(directory, arguments);
        var result = await runner.RunAsync(command, line => log.WriteLine(line.Text), cancellationToken);
        if (result.ExitCode != 0)
            throw new GitException(command, result);
    }
}
