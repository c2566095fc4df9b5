using System.Buffers;
using Pipeline.Shared;

namespace Pipeline.Tools.Processes;

/// <summary>A program to run, with its arguments as a list: no shell, no quoting.</summary>
/// <param name="Program">A program on PATH or an absolute path.</param>
/// <param name="Arguments">The arguments, one each. Never a secret: arguments are visible to every process.</param>
public sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    private static readonly SearchValues<char> ShellCharacters = SearchValues.Create(" \t\n\"'\\$&|;<>()*?");

    /// <summary>Where it runs, absolute; null is the current directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables added to this process's environment; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Written to its standard input, which is then closed; null closes it at once. The way to hand over a secret.</summary>
    public string? StandardInput { get; init; }

    /// <summary>After this time the process is stopped and <see cref="ProcessTimeoutException"/> is thrown; null waits for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// How long it may take to end by itself when it is cancelled or its time is over: it gets SIGTERM first, and is killed with its
    /// tree after this time. Default: none, it is killed at once; as it always is on Windows, which has no such signal.
    /// </summary>
    public TimeSpan StopTime { get; init; }

    /// <summary>Values that are replaced by <c>***</c> in every line handed on and in every message.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The command as a person would type it, secrets masked.</summary>
    public override string ToString() => SecretPatterns.Of(Secrets).Mask(string.Join(' ', Arguments.Prepend(Program).Select(Quote)));

    private static string Quote(string argument) =>
        argument.Length > 0 && !argument.AsSpan().ContainsAny(ShellCharacters) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
