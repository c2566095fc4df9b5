using Serilog.Events;

namespace Nuke.Common.Tooling;

/// <summary>Gives a tool's lines their level in the log. Default: information.</summary>
/// <param name="level">The level.</param>
[AttributeUsage(AttributeTargets.Class)]
public class DefaultLogLevel(LogEventLevel level) : Attribute
{
    /// <summary>The level.</summary>
    public LogEventLevel Level { get; } = level;
}
