using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Pipeline.Engine.Tests.Tools;

/// <summary>Keeps what is logged, also by other tests, until it is disposed of.</summary>
internal sealed class RecordedLog : ILogEventSink, IDisposable
{
    private readonly ILogger _before = Log.Logger;
    private readonly List<LogEvent> _events = [];

    public RecordedLog() => Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public void Emit(LogEvent logEvent)
    {
        lock (_events)
            _events.Add(logEvent);
    }

    /// <summary>The levels of the events that say a text.</summary>
    public LogEventLevel[] LevelsOf(string text)
    {
        lock (_events)
            return [.. _events.Where(one => one.RenderMessage().Contains(text, StringComparison.Ordinal)).Select(one => one.Level)];
    }

    public void Dispose() => Log.Logger = _before;
}
