namespace Nuke.Common.Tooling;

/// <summary>Calls configurators.</summary>
public static class ConfigureExtensions
{
    /// <summary>Calls the configurator unless it is null.</summary>
    public static T InvokeSafe<T>(this Configure<T>? configurator, T obj) => configurator is null ? obj : configurator(obj);

    /// <summary>Calls a tool with all options that a configurator makes.</summary>
    /// <param name="configurator">Makes the options.</param>
    /// <param name="executor">Calls the tool.</param>
    /// <param name="degreeOfParallelism">How many run at once; each one's output stays together.</param>
    /// <param name="completeOnFailure">True runs all of them before a failure is reported.</param>
    /// <exception cref="AggregateException">Some failed.</exception>
    public static IReadOnlyCollection<(TOptions Options, IReadOnlyCollection<Output> Output)> Invoke<TOptions>(
        this CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, IReadOnlyCollection<Output>> executor,
        int degreeOfParallelism,
        bool completeOnFailure)
        where TOptions : ToolOptions, new() =>
        new ToolInvocations<TOptions, IReadOnlyCollection<Output>>(executor, output => output).Run(configurator, degreeOfParallelism, completeOnFailure);

    /// <inheritdoc cref="Invoke{TOptions}"/>
    public static IReadOnlyCollection<(TOptions Options, TResult Result, IReadOnlyCollection<Output> Output)> Invoke<TOptions, TResult>(
        this CombinatorialConfigure<TOptions> configurator,
        Func<TOptions, (TResult Result, IReadOnlyCollection<Output> Output)> executor,
        int degreeOfParallelism,
        bool completeOnFailure)
        where TOptions : ToolOptions, new() =>
        [.. new ToolInvocations<TOptions, (TResult Result, IReadOnlyCollection<Output> Output)>(executor, result => result.Output)
            .Run(configurator, degreeOfParallelism, completeOnFailure)
            .Select(one => (one.Options, one.Result.Result, one.Result.Output))];
}
