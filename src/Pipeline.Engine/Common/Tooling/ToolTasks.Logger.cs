using System.Reflection;
using System.Text.RegularExpressions;
using Serilog;
using Serilog.Events;

namespace Nuke.Common.Tooling;

public abstract partial class ToolTasks
{
    /// <summary>What receives each line: that of the options, else the log at the level that the class's <see cref="LogLevelPattern"/> and <see cref="DefaultLogLevel"/> give.</summary>
    protected internal virtual Action<OutputType, string> GetLogger(ToolOptions? options = null)
    {
        if (options?.ProcessLogger is { } given)
            return given;
        var type = GetType();
        var patterns = type.GetCustomAttributes<LogLevelPattern>().Select(one => (Expression: new Regex(one.Pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)), one.Level)).ToList();
        var level = type.GetCustomAttribute<DefaultLogLevel>()?.Level;
        if (patterns.Count == 0 && level is null)
            return ProcessTasks.DefaultLogger;
        return (_, text) => Log.Write(patterns.Find(pattern => pattern.Expression.IsMatch(text)) is { Expression: not null } found ? found.Level : level ?? LogEventLevel.Information, "{Line:l}", text);
    }
}
