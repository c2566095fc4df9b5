using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

/// <summary>Shows what is logged: as plain lines, warnings and errors where the host's people look for them.</summary>
internal sealed class BuildLog : ILogEventSink
{
    public static void Start(NukeBuild build)
    {
        Log.Logger = new LoggerConfiguration().MinimumLevel.Is(Level(NukeBuild.Verbosity)).WriteTo.Sink(new BuildLog()).CreateLogger();
        if (!build.NoLogo && NukeBuild.Verbosity <= Verbosity.Normal && !BuildSession.Current.CommandLine.Has(nameof(NukeBuild.NoLogo)))
            Console.WriteLine(Style.Faint($"Pipeline engine {typeof(BuildLog).Assembly.GetName().Version?.ToString(3)}"));
    }

    public void Emit(LogEvent logEvent)
    {
        var text = logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (logEvent.Exception is { } exception)
            text = $"{text}{Environment.NewLine}{Failures.Describe(exception)}";
        if (NukeBuild.IsServerBuild && logEvent.Level == LogEventLevel.Warning)
            NukeBuild.Host.ReportWarning(text);
        else if (NukeBuild.IsServerBuild && logEvent.Level >= LogEventLevel.Error)
            NukeBuild.Host.ReportError(text);
        else
            Console.WriteLine(Paint(logEvent.Level, text));
    }

    private static string Paint(LogEventLevel level, string text) => level switch
    {
        LogEventLevel.Verbose or LogEventLevel.Debug => Style.Faint(text),
        LogEventLevel.Warning => Style.Warning(text),
        LogEventLevel.Error or LogEventLevel.Fatal => Style.Bad(text),
        _ => text,
    };

    private static LogEventLevel Level(Verbosity verbosity) => verbosity switch
    {
        Verbosity.Verbose => LogEventLevel.Verbose,
        Verbosity.Normal => LogEventLevel.Debug,
        Verbosity.Minimal => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };
}
