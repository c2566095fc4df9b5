using System.Text;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Provisioning;

/// <summary>Programs that answer as a test says: the first rule whose start a command line has. A program without a rule is not on PATH.</summary>
internal sealed class ScriptedProcesses : IProcessRunner
{
    private readonly List<(string Start, Func<(int ExitCode, string Output)> Answer)> _rules = [];

    public List<string> Commands { get; } = [];

    public ScriptedProcesses Answer(string start, string output = "", int exitCode = 0) => Answer(start, () => (exitCode, output));

    public ScriptedProcesses Answer(string start, Func<(int ExitCode, string Output)> answer)
    {
        _rules.Add((start, answer));
        return this;
    }

    /// <summary>Succeeds, and <paramref name="effect"/> happens.</summary>
    public ScriptedProcesses Do(string start, Action effect, string output = "") => Answer(start, () =>
    {
        effect();
        return (0, output);
    });

    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken)
    {
        var (exitCode, output) = Find(command);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new ProcessLine(line, exitCode != 0)).ToList();
        lines.ForEach(line => onLine?.Invoke(line));
        return Task.FromResult(new ProcessResult(exitCode, lines));
    }

    public async Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken)
    {
        var (exitCode, output) = Find(command);
        await readOutput(new MemoryStream(Encoding.UTF8.GetBytes(exitCode == 0 ? output : "")), cancellationToken);
        return new ProcessResult(exitCode, exitCode == 0 ? [] : [new ProcessLine(output, true)]);
    }

    private (int ExitCode, string Output) Find(Command command)
    {
        var text = command.ToString();
        Commands.Add(text);
        var rule = _rules.FirstOrDefault(rule => text.StartsWith(rule.Start, StringComparison.Ordinal));
        return rule.Answer?.Invoke() ?? throw new ProgramNotFoundException(command.Program);
    }
}
