using Pipeline.Tools.Processes;

namespace Pipeline.Stages.UnitTest;

/// <summary>Runs a command of a suite.</summary>
internal static class TestCommand
{
    /// <summary>Runs <paramref name="command"/>; its lines go to the stage's log.</summary>
    public static async Task<ProcessResult> RunAsync(IProcessRunner processes, StageContext context, Command command, CancellationToken cancellationToken)
    {
        await context.Log.WriteLineAsync($"> {command}".AsMemory(), cancellationToken);
        return await processes.RunAsync(command, line => context.Log.WriteLine(line.Text), cancellationToken);
    }

    /// <summary>How it ended badly, with its last words; null when it ended well.</summary>
    public static string? Fault(Command command, ProcessResult ended) => ended.ExitCode == 0
        ? null
        : $"'{command}' ended with exit code {ended.ExitCode}: {ended.Tail.LastOrDefault(line => line.Text.Trim().Length > 0).Text?.Trim() ?? "it said nothing"}";
}
