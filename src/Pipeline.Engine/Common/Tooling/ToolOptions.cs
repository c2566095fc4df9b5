using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>How a tool is called. Options never change: every method that sets something returns changed options.</summary>
public abstract class ToolOptions : Options
{
    /// <summary>Creates options with the environment of this process.</summary>
    protected ToolOptions() => Set(() => ProcessEnvironmentVariables, EnvironmentInfo.Variables);

    /// <summary>The program, when it is not the usual one.</summary>
    public string? ProcessToolPath => Get<string?>(() => ProcessToolPath);

    /// <summary>Where it runs; null is the current folder.</summary>
    public string? ProcessWorkingDirectory => Get<string?>(() => ProcessWorkingDirectory);

    /// <summary>Its whole environment. Default: this process's.</summary>
    public IReadOnlyDictionary<string, string>? ProcessEnvironmentVariables => Get<Dictionary<string, string>?>(() => ProcessEnvironmentVariables);

    /// <summary>In milliseconds; null waits for ever.</summary>
    public int? ProcessExecutionTimeout => Get<int?>(() => ProcessExecutionTimeout);

    /// <summary>False keeps its output out of the log.</summary>
    public bool? ProcessOutputLogging => Get<bool?>(() => ProcessOutputLogging);

    /// <summary>False keeps its call out of the log.</summary>
    public bool? ProcessInvocationLogging => Get<bool?>(() => ProcessInvocationLogging);

    /// <summary>False takes any exit code for a success.</summary>
    public bool? ProcessExitHandling => Get<bool?>(() => ProcessExitHandling);

    /// <summary>Texts that are masked in its call and its output.</summary>
    public IReadOnlyList<string>? ProcessRedactedSecrets => Get<List<string>?>(() => ProcessRedactedSecrets);

    /// <summary>Arguments added at the end.</summary>
    public IReadOnlyList<string>? ProcessAdditionalArguments => Get<List<string>?>(() => ProcessAdditionalArguments);

    internal Action<OutputType, string>? ProcessLogger { get; set; }

    internal Func<ToolOptions, IProcess, object?>? ProcessExitHandler { get; set; }

    internal IEnumerable<string> GetArguments() => new OptionArguments(this).Write();

    internal Action<OutputType, string> GetLogger() =>
        GetType().GetCustomAttribute<CommandAttribute>()?.Type is { } tool && Activator.CreateInstance(tool) is ToolTasks tasks ? tasks.GetLogger(this) : ProcessLogger ?? ProcessTasks.DefaultLogger;

    internal IEnumerable<string> GetSecrets() => (ProcessRedactedSecrets ?? [])
        .Concat(Arguments().Where(argument => argument.Attribute.Secret).Select(argument => (string)OptionValue.As(argument.Value, typeof(string))!))
        .Where(secret => secret.Length > 0);

    /// <summary>What is set and becomes arguments, in order.</summary>
    internal IEnumerable<(PropertyInfo Property, ArgumentAttribute Attribute, object Value)> Arguments() =>
        from option in Values
        let property = Property(option.Key)
        let attribute = property?.GetCustomAttribute<ArgumentAttribute>()
        where attribute is not null
        select (property, attribute, option.Value);

    private PropertyInfo? Property(string name)
    {
        for (var type = GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetProperty(name, BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) is { } property)
                return property;
        }

        return null;
    }
}
