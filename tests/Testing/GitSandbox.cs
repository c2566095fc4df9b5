using System.Diagnostics;

namespace Pipeline.Testing;

/// <summary>A real git repository in a new folder, with a fixed author and no settings of the machine.</summary>
public sealed class GitSandbox : IDisposable
{
    private readonly TempDirectory _directory = new("pipeline-git-");
    private int _minutes;

    public GitSandbox(string branch = "main", bool bare = false)
    {
        Git("init", "-q", "-b", branch, bare ? "--bare" : ".");
        if (bare)
            return;
        Git("config", "user.name", "Ada");
        Git("config", "user.email", "ada@example.org");
        Git("config", "commit.gpgsign", "false");
    }

    public string Path => _directory.Path;

    /// <summary>Writes a file.</summary>
    public string Write(string relative, string content) => _directory.Write(relative, content);

    /// <summary>Commits everything and returns the commit. Commit times grow by a minute each, from 2026-01-01.</summary>
    public string Commit(string message, params (string Path, string Content)[] files)
    {
        foreach (var (path, content) in files)
            Write(path, content);
        Git("add", "-A");
        var when = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_minutes++).ToString("O", null);
        Run(["commit", "-q", "--allow-empty", "--cleanup=verbatim", "-m", message], null, ("GIT_AUTHOR_DATE", when), ("GIT_COMMITTER_DATE", when));
        return Git("rev-parse", "HEAD");
    }

    /// <summary>Runs git in the repository and returns its output.</summary>
    public string Git(params string[] arguments) => Run(arguments);

    /// <summary>Runs git in the repository with something to read, and returns its output.</summary>
    public string GitReading(string input, params string[] arguments) => Run(arguments, input);

    public void Dispose() => _directory.Dispose();

    private string Run(string[] arguments, string? input = null, params (string Name, string Value)[] environment)
    {
        var info = new ProcessStartInfo("git") { WorkingDirectory = Path, RedirectStandardInput = input is not null, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        info.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        info.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        info.Environment["GIT_TERMINAL_PROMPT"] = "0";
        foreach (var (name, value) in environment)
            info.Environment[name] = value;
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }
}
