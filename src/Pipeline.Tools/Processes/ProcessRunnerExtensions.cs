namespace Pipeline.Tools.Processes;

/// <summary>Common ways of running a program.</summary>
public static class ProcessRunnerExtensions
{
    /// <summary>Runs <paramref name="command"/>, every line to <paramref name="log"/>.</summary>
    /// <exception cref="CommandFailedException">It ended with another exit code than 0.</exception>
    public static async Task EnsureAsync(this IProcessRunner runner, Command command, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(log);
        await log.WriteLineAsync($"> {command}".AsMemory(), cancellationToken);
        var result = await runner.RunAsync(command, line => log.WriteLine(line.Text), cancellationToken);
        if (result.ExitCode != 0)
            throw new CommandFailedException(command, result);
    }

    /// <summary>Runs <paramref name="command"/> and returns its standard output, without the line break at its end.</summary>
    /// <exception cref="CommandFailedException">It ended with another exit code than 0.</exception>
    public static async Task<string> ReadAsync(this IProcessRunner runner, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(runner);
        var output = "";
        var result = await runner.StreamAsync(command, async (stream, token) =>
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            output = await reader.ReadToEndAsync(token);
        }, cancellationToken);
        return result.ExitCode == 0 ? output.TrimEnd('\r', '\n') : throw new CommandFailedException(command, result);
    }
}
