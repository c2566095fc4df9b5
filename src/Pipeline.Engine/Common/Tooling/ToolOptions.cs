namespace Nuke.Common.Tooling;

/// <summary>How a tool is called. Options never change: every method that sets something returns changed options.</summary>
public abstract class ToolOptions
{
    /// <summary>The program, when it is not the usual one.</summary>
    public string? ProcessToolPath { get; internal set; }

    /// <summary>Where it runs; null is the current folder.</summary>
    public string? ProcessWorkingDirectory { get; internal set; }

    /// <summary>Variables added to the environment.</summary>
    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables { get; internal set; } = new Dictionary<string, string>();

    /// <summary>In milliseconds; null waits for ever.</summary>
    public int? ProcessExecutionTimeout { get; internal set; }

    /// <summary>False keeps its output out of the log.</summary>
    public bool? ProcessOutputLogging { get; internal set; }

    /// <summary>False keeps its call out of the log.</summary>
    public bool? ProcessInvocationLogging { get; internal set; }

    /// <summary>Arguments added at the end.</summary>
    public IReadOnlyList<string> ProcessAdditionalArguments { get; internal set; } = [];

    internal ToolOptions Copy() => (ToolOptions)MemberwiseClone();

    internal abstract void Write(ToolArguments arguments);
}
