using Serilog.Events;

namespace Nuke.Common.Tooling;

/// <summary>Gives a tool's lines that fit a pattern a level in the log; of several the first counts.</summary>
/// <param name="level">The level.</param>
/// <param name="pattern">A regular expression; case does not count.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class LogLevelPattern(LogEventLevel level, string pattern) : Attribute
{
    /// <summary>The level.</summary>
    public LogEventLevel Level { get; } = level;

    /// <summary>The regular expression.</summary>
    public string Pattern { get; } = pattern;
}
