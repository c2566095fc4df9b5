using System.Text.RegularExpressions;
using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Git;

/// <summary>Git refused a command; the message says what it said, and what to do where that is known.</summary>
internal sealed partial class GitException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="command">What ran.</param>
    /// <param name="result">How it ended.</param>
    public GitException(Command command, ProcessResult result)
        : base($"{Explain(command, result.ErrorText)}\n'{command}' ended with exit code {result.ExitCode}: {result.ErrorText}".TrimStart('\n')) => Result = result;

    /// <summary>How the process ended.</summary>
    public ProcessResult Result { get; }

    private static string Explain(Command command, string error)
    {
        if (error.Contains("dubious ownership", StringComparison.Ordinal))
            return $"The repository belongs to another user. If you trust it: git config --global --add safe.directory {command.WorkingDirectory}";
        if (error.Contains("not a git repository", StringComparison.Ordinal))
            return $"{command.WorkingDirectory} is in no git repository. Run this in a clone, or make one: git init && git add -A && git commit.";
        if (error.Contains("must be run in a work tree", StringComparison.Ordinal))
            return $"{command.WorkingDirectory} is a bare repository or a .git folder. Run this in a clone with its files: git clone <url>.";
        if (BadTag().Match(error) is { Success: true } bad)
            return $"The tag {bad.Groups["name"]} is damaged, or what it stands on is missing in this clone. Delete it and fetch it again: git tag -d {bad.Groups["name"]} && git fetch --tags. Where git refuses, delete the file .git/refs/tags/{bad.Groups["name"]}, or clone again.";
        return "";
    }

    [GeneratedRegex(@"bad ref refs/tags/(?<name>\S+) \(", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex BadTag();
}
