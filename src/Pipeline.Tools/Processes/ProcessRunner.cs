using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Core.Errors;
using Pipeline.Shared;

namespace Pipeline.Tools.Processes;

/// <summary>Runs programs of the operating system.</summary>
internal sealed class ProcessRunner : IProcessRunner
{
    private readonly TimeProvider _time;
    private readonly IReadOnlyCollection<string> _withheld;
    private readonly string? _mark;

    /// <summary>Creates a runner.</summary>
    /// <param name="time">Measures timeouts; null is the system's clock.</param>
    /// <param name="mark">The folder by which <see cref="MarkedProcesses"/> finds what was started, when this process is killed; null: it is not found.</param>
    /// <param name="withheld">Variables of this process that no program inherits: they hold secrets that are this process's own. Null: none.</param>
    public ProcessRunner(TimeProvider? time = null, IReadOnlyCollection<string>? withheld = null, string? mark = null) => (_time, _withheld, _mark) = (time ?? TimeProvider.System, withheld ?? [], mark);

    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(Command command, Action<ProcessLine>? onLine, CancellationToken cancellationToken) =>
        ExecuteAsync(command, onLine, (process, sink, token) => PumpAsync(process.StandardOutput, false, sink, token), cancellationToken);

    /// <inheritdoc/>
    public Task<ProcessResult> StreamAsync(Command command, Func<Stream, CancellationToken, Task> readOutput, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(readOutput);
        return ExecuteAsync(command, null, async (process, _, token) =>
        {
            var output = process.StandardOutput.BaseStream;
            await readOutput(output, token);
            try
            {
                await output.CopyToAsync(Stream.Null, token);
            }
            catch (ObjectDisposedException)
            {
                // The reader closed the stream; a closed pipe still says that it can be read.
            }
        }, cancellationToken);
    }

    private async Task<ProcessResult> ExecuteAsync(
        Command command,
        Action<ProcessLine>? onLine,
        Func<Process, Action<ProcessLine>, CancellationToken, Task> readOutput,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        cancellationToken.ThrowIfCancellationRequested();
        var tail = new Queue<ProcessLine>();
        var gate = new Lock();
        var hasEnded = false;
        var secrets = SecretPatterns.Of(command.Secrets);
        void Sink(ProcessLine line)
        {
            line = line with { Text = secrets.Mask(line.Text) };
            lock (gate)
            {
                if (hasEnded)
                    return;
                if (tail.Count == ProcessResult.TailLines)
                    tail.Dequeue();
                tail.Enqueue(line);
                onLine?.Invoke(line);
            }
        }

        using var timeout = command.Timeout is { } limit ? new CancellationTokenSource(limit, _time) : new CancellationTokenSource();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var process = Start(command);
        var stopping = new ProcessStop(process, command.StopTime, _time);
        await using var registration = linked.Token.Register(stopping.Begin);
        try
        {
            var input = FeedAsync(process, command.StandardInput, linked.Token);
            var output = readOutput(process, Sink, linked.Token);
            var errors = PumpAsync(process.StandardError, true, Sink, linked.Token);
            await output;
            await Task.WhenAll(input, errors, process.WaitForExitAsync(linked.Token));
        }
        catch (Exception exception)
        {
            await stopping.EndAsync();
            if (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
                throw new ProcessTimeoutException(command, command.Timeout!.Value);
            if (cancellationToken.IsCancellationRequested && exception is not OperationCanceledException)
                throw new OperationCanceledException(cancellationToken);
            throw;
        }
        finally
        {
            lock (gate)
                hasEnded = true;
        }

        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return new ProcessResult(process.ExitCode, [.. tail]);
    }

    private Process Start(Command command)
    {
        var info = new ProcessStartInfo(command.Program) { WorkingDirectory = command.WorkingDirectory ?? "" };
        foreach (var argument in command.Arguments)
            info.ArgumentList.Add(argument);
        foreach (var name in _withheld)
            info.Environment.Remove(name);
        if (_mark is not null)
            info.Environment[MarkedProcesses.Variable] = _mark;
        foreach (var (name, value) in command.Environment)
        {
            if (value is null)
                info.Environment.Remove(name);
            else
                info.Environment[name] = value;
        }

        try
        {
            return ChildProcess.Start(info);
        }
        catch (Win32Exception exception)
        {
            throw command.WorkingDirectory is null || Directory.Exists(command.WorkingDirectory)
                ? new ProgramNotFoundException(command.Program, exception)
                : new PipelineException($"The folder {command.WorkingDirectory} that '{command}' is to run in does not exist.", exception);
        }
    }

    private static async Task FeedAsync(Process process, string? text, CancellationToken cancellationToken)
    {
        try
        {
            await using var input = process.StandardInput;
            if (text is not null)
                await input.WriteAsync(text.AsMemory(), cancellationToken);
        }
        catch (IOException)
        {
            // The program ended without reading its input; its exit code tells whether that was wrong.
        }
    }

    // A read of a pipe cannot be cancelled, and a child that left the process tree may keep the pipe open.
    private static Task PumpAsync(StreamReader reader, bool isError, Action<ProcessLine> sink, CancellationToken cancellationToken) =>
        ChildProcess.ReadLinesAsync(reader, line => sink(new ProcessLine(line, isError))).WaitAsync(cancellationToken);
}
