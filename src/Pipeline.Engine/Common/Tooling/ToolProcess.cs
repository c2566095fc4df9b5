using System.Diagnostics;
using Nuke.Common.Execution;
using Pipeline.Shared;

namespace Nuke.Common.Tooling;

/// <summary>A started program whose output is read line by line as it comes.</summary>
internal sealed class ToolProcess : IProcess
{
    private readonly Process _process;
    private readonly int? _timeout;
    private readonly Action<OutputType, string>? _logger;
    private readonly Func<string, string> _filter;
    private readonly ProcessRegistry _registry;
    private readonly List<Output> _output = [];
    private readonly Task _reading;
    private readonly Lock _gate = new();

    public ToolProcess(Process process, int? timeout, Func<string, string> filter, Action<OutputType, string>? logger, ProcessRegistry registry)
    {
        (_process, _timeout, _filter, _logger, _registry) = (process, timeout, filter, logger, registry);
        Id = process.Id;
        _reading = Task.WhenAll(
            ChildProcess.ReadLinesAsync(process.StandardOutput, line => Receive(OutputType.Std, line)),
            ChildProcess.ReadLinesAsync(process.StandardError, line => Receive(OutputType.Err, line)));
        registry.Add(process);
    }

    public string FileName => _process.StartInfo.FileName;

    public string Arguments => _filter(_process.StartInfo.Arguments);

    public string WorkingDirectory => _process.StartInfo.WorkingDirectory;

    public IReadOnlyCollection<Output> Output
    {
        get
        {
            lock (_gate)
                return [.. _output];
        }
    }

    public int ExitCode => _process.ExitCode;

    public bool HasExited => _process.HasExited;

    public int Id { get; }

    public void Kill() => ChildProcess.Kill(_process);

    public bool WaitForExit()
    {
        if (_timeout is { } limit && !_process.WaitForExit(limit))
        {
            Kill();
            return false;
        }

        _process.WaitForExit();
        // NUKE's API is synchronous; this waits for the last lines.
        _reading.GetAwaiter().GetResult();
        _registry.Remove(_process);
        return true;
    }

    public void Dispose()
    {
        _registry.Remove(_process);
        _process.Dispose();
    }

    private void Receive(OutputType type, string line)
    {
        line = _filter(line);
        lock (_gate)
            _output.Add(new Output { Type = type, Text = line });
        _logger?.Invoke(type, line);
    }
}
